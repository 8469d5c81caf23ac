package child_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/intake/child"
	"countersign/assessments/intake/intaketest"
)

func TestADigestIsOursAndNotWhatAChildSays(t *testing.T) {
	x := newExtractor(t, child.Params{CacheDir: acted + "lie"})
	text, err := x.Extract(context.Background(), "a.txt", strings.NewReader("Some words."), nil)
	sum := sha256.Sum256([]byte("Some words."))
	if err != nil || text.SHA256 != hex.EncodeToString(sum[:]) || text.Plain != "Lies." {
		t.Errorf("got %+v, %v", text, err)
	}
}

func TestAChildGetsToKnowNothing(t *testing.T) {
	t.Setenv("COUNTERSIGN_SECRET", "hunter2")
	x := newExtractor(t, child.Params{CacheDir: acted + "tell"})
	_, err := x.Extract(context.Background(), "/home/ada/secret/terms.txt", strings.NewReader("Some words."),
		nil)
	var told *assessments.Error
	if !errors.As(err, &told) || !strings.HasPrefix(told.Message, "terms.txt ") {
		t.Fatalf("got %v", err)
	}
	said := told.Cause.Error()
	temp, err := filepath.EvalSymlinks(os.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(said, "folder "+temp+"\n") ||
		!strings.Contains(said, "environment [LANG=C GOTRACEBACK=none") {
		t.Errorf("it was told %s", said)
	}
	for _, secret := range []string{"hunter2", "PATH=", "HOME=", "/home/ada"} {
		if strings.Contains(said, secret) {
			t.Errorf("it was told %s: %s", secret, said)
		}
	}
	_, err = x.RenderPage(context.Background(), "/home/ada/secret/terms.pdf",
		bytes.NewReader(intaketest.Agreement(1)), 1, 72)
	if !errors.As(err, &told) || !strings.HasPrefix(told.Message, "terms.pdf ") ||
		strings.Contains(told.Cause.Error(), "/home/ada") {
		t.Errorf("got %v", err)
	}
}

func TestNoMoreChildrenWorkAtOnceThanAllowed(t *testing.T) {
	started := make(chan int, 10)
	x := newObserved(t, child.Params{CacheDir: acted + "spin on the file", Parallel: 1, Allowance: 1 << 60},
		func(pid int) { started <- pid }, nil, nil)
	ctx, cancel := context.WithCancel(context.Background())
	first := make(chan error)
	go func() {
		_, err := x.Extract(ctx, "a.txt", strings.NewReader("Some words."), nil)
		first <- err
	}()
	<-started
	over, done := context.WithCancel(context.Background())
	done()
	if _, err := x.Extract(over, "b.txt", strings.NewReader("Some words."), nil); !errors.Is(err,
		context.Canceled) || len(started) > 0 {
		t.Errorf("%d more were started, %v", len(started), err)
	}
	cancel() // ends a child that would run for ever
	if err := <-first; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	again, stop := context.WithCancel(context.Background())
	go func() { <-started; stop() }() // its place is free
	if _, err := x.Extract(again, "c.txt", strings.NewReader("Some words."), nil); !errors.Is(err,
		context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestAPageIsDrawnWithinBounds(t *testing.T) {
	x := newExtractor(t, child.Params{CacheDir: warmCache(t)})
	const inches = 595.0 / 72
	for _, c := range []struct{ page, dpi, want int }{
		{0, 72, 72},
		{1, 0, 20},
		{-5, -5, 20},
		{1, 1 << 20, 300},
	} {
		picture, err := x.RenderPage(context.Background(), "a.pdf", bytes.NewReader(intaketest.Agreement(1)),
			c.page, c.dpi)
		if err != nil {
			t.Fatalf("%+v: %v", c, err)
		}
		if is, err := png.DecodeConfig(bytes.NewReader(picture)); err != nil ||
			is.Width < int(inches*float64(c.want))-2 || is.Width > int(inches*float64(c.want))+2 {
			t.Errorf("%+v: %d points wide, %v", c, is.Width, err)
		}
	}
	_, err := x.RenderPage(context.Background(), "a.pdf", bytes.NewReader(intaketest.Agreement(1)), 9, 72)
	if assessments.KindOf(err) != assessments.NotFound {
		t.Errorf("got %v", err)
	}
	vast := intaketest.Objects{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200000 200000] >>",
	}.Bytes("")
	if _, err := x.RenderPage(context.Background(), "a.pdf", bytes.NewReader(vast), 1,
		72); assessments.KindOf(err) != assessments.Refused {
		t.Errorf("got %v", err)
	}
}

func TestAPlaceForLargeFilesIsGivenBack(t *testing.T) {
	held := func() (n int) {
		files, err := os.ReadDir("/proc/self/fd")
		if err != nil {
			t.Skip("what a process holds open is seen in /proc")
		}
		for _, f := range files {
			if to, err := os.Readlink("/proc/self/fd/" + f.Name()); err == nil &&
				strings.Contains(to, "countersign-") {
				n++
			}
		}
		return n
	}
	x := newExtractor(t, child.Params{})
	big := strings.Repeat("The supplier does what it says.\n\n", 7<<20/33)
	if _, err := x.Extract(context.Background(), "a.txt", strings.NewReader(big), nil); err != nil {
		wantSentence(t, err)
	}
	if n := held(); n > 0 {
		t.Errorf("%d copies are still open", n)
	}
}

// lie plays a child that reads something else than it was given.
func lie() {
	_ = child.SayReady(os.Stdout)
	_ = child.SayText(os.Stdout, assessments.Text{
		SHA256: strings.Repeat("f", 64), Plain: "Lies.",
		Paragraphs: []assessments.Paragraph{{Start: 0, End: 5, Kind: assessments.ParagraphBody}},
	})
}

// tell plays a child that says what it knows, and dies.
func tell() int {
	folder, _ := os.Getwd()
	fmt.Fprintf(os.Stderr, "arguments %q\nfolder %s\nenvironment %v\n", os.Args[1:], folder, os.Environ())
	return 3
}
