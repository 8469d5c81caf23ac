package cli

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

// hostile are texts that a terminal would carry out.
var hostile = []string{
	"\x1b[2J", "\x1b]0;title\x07", "\x1bPq\x1b\\", "\u009b31m", "\u009d0;x\u009c", "\r", "\b\b", "\x7f",
	"\x00", "\x0e", "\v", "\f",
	"\u202egnp.exe", "\u2066", "\u200f", "\u2028", "\x9b31m", "\xff\xfe",
}

func TestTextOfOthersIsShownAndNotCarriedOut(t *testing.T) {
	for _, s := range hostile {
		got := Plain("before " + s + " after")
		if strings.IndexFunc(got, unsafeSign) >= 0 || !utf8.ValidString(got) {
			t.Errorf("%q became %q", s, got)
		}
		if !strings.HasPrefix(got, "before ") || !strings.HasSuffix(got, " after") {
			t.Errorf("%q lost what is around it: %q", s, got)
		}
	}
	for _, s := range []string{"", "Łódź, 数据, العربية\n\ttab – “quotes” 👍", "plain"} {
		if got := Plain(s); got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
	if got := oneLine("a\nb\tc"); got != `a\u000ab\u0009c` {
		t.Errorf("a line break in a name stays: %q", got)
	}
}

func TestWhateverIsPrintedPassesTheSameFilter(t *testing.T) {
	text := "Łódź \x1b[1m数据\u009b \U0001F600 end\n"
	for size := 1; size < 7; size++ {
		var b bytes.Buffer
		w := &plainWriter{out: &b}
		for at := 0; at < len(text); at += size {
			if n, err := w.Write([]byte(text[at:min(at+size, len(text))])); err != nil || n == 0 {
				t.Fatal(n, err)
			}
		}
		if got, want := b.String(), Plain(text); got != want {
			t.Errorf("in pieces of %d: %q, want %q", size, got, want)
		}
	}
}

func TestJSONStaysTheSameJSON(t *testing.T) {
	var b bytes.Buffer
	r := &run{Deps: Deps{Output: Output{Stdout: &plainWriter{out: &b}}}}
	want := strings.Join(hostile[:len(hostile)-2], "|")
	if err := r.json(map[string]string{"name": want}); err != nil {
		t.Fatal(err)
	}
	if strings.IndexFunc(b.String(), unsafeSign) >= 0 {
		t.Errorf("printed was %q", b.String())
	}
	var back map[string]string
	if err := json.Unmarshal(b.Bytes(), &back); err != nil || back["name"] != want {
		t.Errorf("read back was %q, %v", back["name"], err)
	}
}
