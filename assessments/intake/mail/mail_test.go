package mail_test

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/assessments/intake/mail"
)

// shown are the parts of a mail, each on a line.
func shown(t testing.TB, raw string) []string {
	t.Helper()
	m, err := mail.Parse([]byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, p := range m.Parts() {
		role := "text"
		switch {
		case p.Attached:
			role = "file " + p.Name
		case p.Inner:
			role = "inner"
		case p.Alternative > 0:
			role = "one of several"
		}
		all = append(all, fmt.Sprintf("%s %s: %s", role, p.Type, p.Body()))
	}
	return all
}

func TestAMailIsTakenApart(t *testing.T) {
	b64 := base64.StdEncoding.EncodeToString([]byte("We do not train."))
	for name, c := range map[string]struct {
		raw  string
		want []string
	}{
		"plain":  {"From: a\nSubject: b\n\nWe do not train.\n", []string{"text text/plain: We do not train.\n"}},
		"base64": {"Content-Type: text/plain\r\nContent-Transfer-Encoding: BASE64\r\n\r\n" + b64[:8] + "\r\n" + b64[8:] + "\r\n", []string{"text text/plain: We do not train."}},
		"quoted": {"Content-Transfer-Encoding: quoted-printable\n\nWe do not tra=\nin =E2=80=9Cit=E2=80=9D", []string{"text text/plain: We do not train “it”"}},
		"alternative": {
			"Content-Type: multipart/alternative; boundary=\"x\"\n\nignored\n--x\nContent-Type: text/plain\n\nA\n--x\nContent-Type: text/html\n\n<p>B\n--x--\nalso ignored",
			[]string{"one of several text/plain: A", "one of several text/html: <p>B"},
		},
		"mixed": {
			"Content-Type: multipart/mixed;\n boundary=x\n\n--x\nContent-Type: multipart/alternative; boundary=y\n\n--y\n\nA\n--y--\n--x\n" +
				"Content-Type: application/pdf; name=\"a/b\\\\terms.pdf\"\nContent-Transfer-Encoding: base64\n\nJVBERg==\n--x\n" +
				"Content-Type: text/plain\nContent-Disposition: attachment; filename*=UTF-8''vertr%C3%A4ge.txt\n\nC\n--x\n" +
				"Content-Type: message/rfc822\n\nFrom: c\n\nD\n--x--",
			[]string{"one of several text/plain: A", "file terms.pdf application/pdf: %PDF", "file verträge.txt text/plain: C", "file forwarded mail 4.eml message/rfc822: From: c\n\nD"},
		},
		"a saved page": {
			"From: <Saved by Blink>\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"--B\"\n\n----B\nContent-Type: text/html\n\n<p>A\n----B\nContent-Type: image/png\nContent-Location: x.png\n\nB\n----B--",
			[]string{"text text/html: <p>A", "inner image/png: B"},
		},
		"no last boundary": {"Content-Type: multipart/mixed; boundary=x\n\n--x\n\nA\n--x\n\nB", []string{"text text/plain: A", "text text/plain: B"}},
		"an encoded name": {
			"Content-Type: application/zip; name=\"=?ISO-8859-1?Q?Vertr=E4ge.zip?=\"\n\nZ", []string{"file Verträge.zip application/zip: Z"},
		},
		"no name": {"Content-Type: application/pdf\n\nP", []string{"file attachment 1.pdf application/pdf: P"}},
	} {
		if diff := cmp.Diff(c.want, shown(t, c.raw)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestHeadsAreDecoded(t *testing.T) {
	m, err := mail.Parse([]byte("From x@y Mon\nSubject: =?UTF-8?B?VGVybXM=?=\n =?utf-8?q?_of_use?=\nsubject: second\n goes on\nFrom: =?ISO-8859-1?Q?J=F6rg?= <j@example.com>\nTo: J\xf6rg\n\nbody"))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"subject": "Terms of use", "from": "Jörg <j@example.com>", "to": "Jörg", "cc": ""} {
		if got := m.Header(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func TestWhatBeginsAsAMailIsOne(t *testing.T) {
	for head, want := range map[string]bool{
		"Return-Path: <a@b>\nReceived: from mx\nSubject: x\n\n":             true,
		"From: a\nMIME-Version: 1.0\nContent-Type: text/plain\n\nx":         true,
		"\xef\xbb\xbfMessage-ID: <a>\r\nDate: today\r\n\r\n":                true,
		"From a@b Mon Jan 5\nReceived: by x\nFrom: a\n\n":                   true,
		"From: a@b\nContent-Type: text/html; charset=utf-8\n\n<p>x":         true,
		"Subject: a\nContent-Type: multipart/mixed; boundary=x\n\n":         true,
		"Subject: a\nContent-Type: of any kind\n\nx":                        false,
		"From: the supplier\nTo: the customer\nSubject: notice\n\nWe write": false,
		"Fees: 10\nTerm: 12 months\n":                                       false,
		"Received: 5 May\n":                                                 false,
		"# Terms\n\nFrom: a":                                                false,
	} {
		if got := mail.Looks([]byte(head)); got != want {
			t.Errorf("%q: %v", head, got)
		}
	}
}

func TestAMailBeyondBoundsIsRefused(t *testing.T) {
	deep, many := "", "Content-Type: multipart/mixed; boundary=x\n\n"+strings.Repeat("--x\n\nA\n", 5000)
	for i := range 40 {
		deep += fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	for _, raw := range []string{many, deep + "\nA"} {
		if _, err := mail.Parse([]byte(raw)); !errors.Is(err, mail.ErrTooMuch) {
			t.Errorf("%.60q: %v", raw, err)
		}
	}
	if _, err := mail.Parse([]byte("Subject: a\n" + strings.Repeat(" b\n", 200_000))); err != nil {
		t.Errorf("a long head: %v", err)
	}
}

// TestAMailAtItsBoundsIsRead holds the bounds to their last part and depth.
func TestAMailAtItsBoundsIsRead(t *testing.T) {
	nested := func(depth int) (out string) {
		for i := range depth {
			out += fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
		}
		return out + "\nA"
	}
	several := func(parts int) string {
		return "Content-Type: multipart/mixed; boundary=x\n\n" + strings.Repeat("--x\n\nA\n", parts)
	}
	for name, c := range map[string]struct {
		raw   string
		parts int // 0 is refused
	}{
		"12 deep": {nested(12), 1}, "13 deep": {nested(13), 0},
		"1000 parts": {several(1000), 1000}, "1001 parts": {several(1001), 0},
	} {
		m, err := mail.Parse([]byte(c.raw))
		if c.parts == 0 && !errors.Is(err, mail.ErrTooMuch) || c.parts > 0 &&
			(err != nil || len(m.Parts()) != c.parts) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html; charset=koi8-r\nContent-Transfer-Encoding: base64\n\nPGI+\n--x--"))
	f.Add([]byte("From: =?x?q?=zz?=\nContent-Type: multipart/alternative; boundary=\"\"\n\n----\n"))
	f.Add([]byte("Content-Type: multipart/related; boundary=a\n\n--a\nContent-Type: multipart/mixed; boundary=a\n\n--a\n--a--\n--a--"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		m, err := mail.Parse(raw)
		if err != nil {
			return
		}
		size := 0
		for _, p := range m.Parts() {
			if size += len(p.Body()); size > 4*len(raw)+4096 {
				t.Fatalf("%d bytes out of %d", size, len(raw))
			}
			if strings.ContainsAny(p.Name, "/\\\x00\n") {
				t.Errorf("a file is named %q", p.Name)
			}
		}
		_ = m.Header("subject")
	})
}
