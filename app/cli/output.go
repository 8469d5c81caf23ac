package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sync"
	"text/tabwriter"
	"time"

	"countersign/assessments"
)

// json prints one stable document.
func (r Output) json(v any) error {
	enc := json.NewEncoder(r.Stdout)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

func (r Output) say(format string, args ...any) { fmt.Fprintf(r.Stdout, format+"\n", args...) }

// note tells something that is not the result.
func (r Output) note(format string, args ...any) { fmt.Fprintf(r.Stderr, format+"\n", args...) }

// table prints columns that line up.
func (r Output) table(rows [][]string) {
	w := tabwriter.NewWriter(r.Stdout, 0, 4, 2, ' ', 0)
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				fmt.Fprint(w, "\t")
			}
			fmt.Fprint(w, oneLine(cell))
		}
		fmt.Fprintln(w)
	}
	w.Flush()
}

// percent writes permille as a pack does: 765 → "76.5 %". Thousandths are rounded already.
func percent(permille int) string { return assessments.PercentOf(permille) }

// bar is progress on a terminal, silence in a pipe.
type bar struct {
	mu   sync.Mutex
	w    io.Writer
	last time.Time
	used bool
}

func (r *run) progress() assessments.Progress {
	f, ok := r.terminal.(*os.File)
	if !ok {
		return assessments.NoProgress{}
	}
	if st, err := f.Stat(); err != nil || st.Mode()&os.ModeCharDevice == 0 {
		return assessments.NoProgress{}
	}
	return &bar{w: f}
}

// Step redraws at most ten times a second.
func (b *bar) Step(done, total int64, what string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if time.Since(b.last) < 100*time.Millisecond && done != total {
		return
	}
	b.last, b.used = time.Now(), true
	if total > 0 {
		fmt.Fprintf(b.w, "\r\x1b[K%3d %%  %s", done*100/total, oneLine(what))
	} else {
		fmt.Fprintf(b.w, "\r\x1b[K%s", oneLine(what))
	}
	if done == total {
		fmt.Fprint(b.w, "\r\x1b[K")
	}
}
