package uitest_test

import (
	"os"
	"os/exec"
	"testing"
)

// TestAPictureLosesNothingOfAPageThatWasOpenedLongBefore runs itself with a toolkit that drops after a
// millisecond what was not painted; by itself that takes a minute and a busy machine.
func TestAPictureLosesNothingOfAPageThatWasOpenedLongBefore(t *testing.T) {
	if os.Getenv("FYNE_CACHE") == "" {
		again := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$", "-test.count", "1")
		again.Env = append(os.Environ(), "FYNE_CACHE=1ms")
		if out, err := again.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return
	}
	h, _ := open(t)
	before := h.Words()
	h.Picture("page")
	if got := h.Words(); got != before || before == "" {
		t.Errorf("after a picture the page says %q, before it said %q", got, before)
	}
}
