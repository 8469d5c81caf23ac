package child

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"runtime/debug"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/intake"
)

func TestMainRefusesWhatIsNoSetup(t *testing.T) {
	for name, args := range map[string][]string{
		"nothing": nil, "two": {"{}", "{}"}, "no JSON": {"{"},
		"another kind": {"[1]"},
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			if code := Main(args, strings.NewReader(""), &out); code != 2 || out.Len() > 0 {
				t.Errorf("exit %d, %q", code, out.Bytes())
			}
		})
	}
}

func TestMainLimitsItsMemory(t *testing.T) {
	before := debug.SetMemoryLimit(-1)
	defer debug.SetMemoryLimit(before)
	if code := Main([]string{"{}"}, strings.NewReader(""), io.Discard); code != 0 {
		t.Fatalf("a child without work ends with %d", code)
	}
	if limit := debug.SetMemoryLimit(-1); limit != softMemory {
		t.Errorf("the limit is %d MB", limit>>20)
	}
}

// serve has a child of this test binary serve what comes on its standard input, and returns its
// frames' kinds.
func serve(t *testing.T, in []byte) (kinds string, err error) {
	t.Helper()
	cmd := exec.Command(os.Args[0], Command, "{}")
	cmd.Stdin, cmd.Env = bytes.NewReader(in), []string{"GORACE=atexit_sleep_ms=0"}
	out, err := cmd.Output()
	for from := bytes.NewReader(out); from.Len() > 0; {
		kind, _, err := readFrame(from)
		if err != nil {
			t.Fatal(err)
		}
		kinds += string(kind)
	}
	return kinds, err
}

func TestAChildServesOneJobAsItShouldBe(t *testing.T) {
	order := func(kind byte, asked job, file string) []byte {
		var out bytes.Buffer
		if err := writeJSON(&out, kind, asked); err != nil {
			t.Fatal(err)
		}
		return append(out.Bytes(), file...)
	}
	file := "1. Fees"
	right := job{Name: "a.txt", Size: int64(len(file))}
	for name, c := range map[string]struct {
		in   []byte
		want string
	}{
		"a job":                   {order(frameJob, right, file), "R…HTBD"},
		"nothing":                 {nil, ""},
		"a frame of another kind": {order(frameProgress, right, file), "E"},
		"a negative size":         {order(frameJob, job{Size: -1}, file), "E"},
		"a size beyond the limit": {order(frameJob, job{Size: intake.MaxSize + 1}, file), "E"},
		"no JSON":                 {frames(t, frameJob, []byte("[")), "E"},
		"a file that breaks off":  {order(frameJob, job{Name: "a.txt", Size: 100}, file), "E"},
	} {
		t.Run(name, func(t *testing.T) {
			kinds, err := serve(t, c.in)
			begin, end, _ := strings.Cut(c.want, "…")
			if err != nil || !strings.HasPrefix(kinds, begin) || !strings.HasSuffix(kinds, end) ||
				c.want == "" && kinds != "" || c.want == "E" && kinds != "E" {
				t.Errorf("it sent %q, want %q: %v", kinds, c.want, err)
			}
		})
	}
}

func TestAChildGivesUpItsRightsOnceAndReportsThemEachTime(t *testing.T) {
	var out bytes.Buffer
	c := &servant{out: bufio.NewWriter(&out), confined: &Confinement{Filter: true}} // as after loading
	for range 2 {
		if err := c.confine(frameReady); err != nil {
			t.Fatal(err)
		}
	}
	if kind, payload, err := readFrame(&out); kind != frameReady ||
		!bytes.Contains(payload, []byte(`"filter":true`)) || err != nil {
		t.Errorf("%c %s %v", kind, payload, err)
	}
}

func TestHowAChildEndedFitsIntoAFrame(t *testing.T) {
	for name, c := range map[string]struct {
		err  error
		want string
	}{
		"an error of others": {errors.New(strings.Repeat("\xff<&", 20_000)), "The file could not be read."},
		"a refusal": {assessments.Wrap(errors.New(strings.Repeat("x", 60_000)), assessments.Refused,
			"No."), "No."},
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			if code := (&servant{out: bufio.NewWriter(&out)}).ended(c.err); code != 0 {
				t.Fatalf("exit %d", code)
			}
			kind, payload, err := readFrame(&out)
			if err != nil || kind != frameError {
				t.Fatalf("%c, %v", kind, err)
			}
			if said := failed(payload); !strings.HasPrefix(said.Error(), c.want) {
				t.Errorf("it said %v", said)
			}
		})
	}
}

func TestProgressIsNotSentMoreOftenThanItIsLookedAt(t *testing.T) {
	var out bytes.Buffer
	c := &servant{out: bufio.NewWriter(&out)}
	const steps = 100_000
	for done := range int64(steps) {
		c.Step(done, steps, "pages")
	}
	c.Step(steps, steps, "pages") // the last one is always sent
	sent, last := 0, []byte(nil)
	for out.Len() > 0 {
		_, payload, err := readFrame(&out)
		if err != nil {
			t.Fatal(err)
		}
		sent, last = sent+1, payload
	}
	if sent > steps/10 || !bytes.Contains(last, []byte(`"done":100000`)) {
		t.Errorf("%d of %d steps were sent, the last is %s", sent, steps, last)
	}
}

func TestPagesAreSentInOrderOrNotAtAll(t *testing.T) {
	send := func(sizes ...int) string {
		var out bytes.Buffer
		e := &early{servant: &servant{out: bufio.NewWriter(&out)}}
		for i, size := range sizes {
			e.Page(i+1, len(sizes), assessments.Text{Plain: strings.Repeat("x", size)})
		}
		sent := ""
		for out.Len() > 0 {
			if _, payload, err := readFrame(&out); err != nil {
				t.Fatal(err)
			} else {
				sent += string(payload[len(`{"number":`)])
			}
		}
		return sent
	}
	for want, sizes := range map[string][]int{
		"12": {10, 10},
		// no frame holds the second, and the third would be out of turn
		"1": {10, maxPage, 10},
		// one more would be too much in all
		"12345": {200 << 10, 200 << 10, 200 << 10, 200 << 10, 200 << 10, 200 << 10, 10},
	} {
		if sent := send(sizes...); sent != want {
			t.Errorf("sent %q, want %q", sent, want)
		}
	}
}

func TestWhatAChildSaysOnTheSideIsKeptInBounds(t *testing.T) {
	said := &tail{}
	for range 100 {
		if n, err := said.Write(bytes.Repeat([]byte("\xffab"), 1000)); n != 3000 || err != nil {
			t.Fatal(n, err)
		}
	}
	if got := said.String(); len(got) > 10<<10 || !strings.HasPrefix(got, "?ab") {
		t.Errorf("%d bytes: %.20q", len(got), got)
	}
}
