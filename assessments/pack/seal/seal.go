package seal

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/port"
)

// Sealer seals and verifies packs. Catalogue is what packs are written with; nil is none.
type Sealer struct {
	Report    Written
	Workbook  Written
	Catalogue func() *assessments.Catalogue
}

// Write seals files into out, a zip where its name ends in .zip, else a folder.
func (s Sealer) Write(ctx context.Context, out string, files []pack.Part, p assessments.Progress) (port.Sealed, error) {
	if err := free(out); err != nil {
		return port.Sealed{}, err
	}
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b pack.Part) int { return strings.Compare(a.Path, b.Path) })
	if err := checkPaths(files); err != nil {
		return port.Sealed{}, err
	}
	temp, err := s.stage(ctx, out, files, p)
	if temp != "" {
		defer func() { _ = os.RemoveAll(temp) }() // gone already when it was renamed
	}
	if err != nil {
		return port.Sealed{}, explain(err, out)
	}
	report, err := s.Verify(ctx, temp, p)
	if err != nil {
		return port.Sealed{}, err
	}
	if !report.OK() {
		return port.Sealed{}, assessments.Wrap(fmt.Errorf("verify: %v", report.Problems), assessments.Damaged,
			"The pack was written and did not verify: %s. It was thrown away; try again, and check the disk if it happens twice.", report.Problems[0])
	}
	if err := place(temp, out); err != nil {
		return port.Sealed{}, explain(err, out)
	}
	report.Path = out
	return port.Sealed{Place: out, SealID: report.SealID, ContentID: report.ContentID, Files: report.Files, Bytes: report.Bytes, Report: report}, nil
}

// isZip goes by the name asked for.
func isZip(out string) bool { return strings.EqualFold(filepath.Ext(out), ".zip") }

// free refuses a place that is taken, or whose folder is not there.
func free(out string) error {
	if strings.TrimSpace(out) == "" {
		return assessments.Errorf(assessments.Usage, "Say where to write the pack: a new folder, or a name ending in .zip.")
	}
	if _, err := os.Lstat(out); err == nil {
		return assessments.Errorf(assessments.Refused, "%s is there already, and a pack never overwrites anything. Choose another name, or move it away.", out)
	}
	dir := filepath.Dir(out)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return assessments.Wrap(err, assessments.Refused, "The folder %s is not there. Create it, or choose another place for the pack.", dir)
	}
	return nil
}

// checkPaths refuses lists that could not be sealed: unsafe names, one twice, or one of ours.
func checkPaths(files []pack.Part) error {
	seen := map[string]bool{pack.SumsName: true}
	for _, f := range files {
		if why := unsafe(f.Path); why != "" {
			return fmt.Errorf("seal %q: %s", f.Path, why)
		}
		if key := strings.ToLower(f.Path); seen[key] {
			return fmt.Errorf("seal %q: it is there twice", f.Path)
		} else {
			seen[key] = true
		}
	}
	return nil
}

// stage writes the pack beside its place and gives where; on an error too, so that it can be removed.
func (s Sealer) stage(ctx context.Context, out string, files []pack.Part, p assessments.Progress) (string, error) {
	var to target
	var err error
	if isZip(out) {
		to, err = newZip(filepath.Dir(out))
	} else {
		to, err = newFolder(filepath.Dir(out))
	}
	if err != nil {
		return "", err
	}
	total := int64(0)
	for _, f := range files {
		total += max(f.Size, 0)
	}
	done := int64(0)
	var sums bytes.Buffer
	for _, f := range files {
		p.Step(done, total, "Writing "+f.Path)
		sum, n, err := add(ctx, to, f)
		if err != nil {
			return to.place(), errors.Join(err, to.abandon())
		}
		done += n
		fmt.Fprintf(&sums, "%s  %s\n", sum, f.Path)
	}
	p.Step(done, total, "Writing "+pack.SumsName)
	if err := to.add(pack.SumsName, &sums); err != nil {
		return to.place(), errors.Join(err, to.abandon())
	}
	return to.place(), to.finish()
}

// add copies one file into the pack, and fails when its bytes are not what they were said to be.
func add(ctx context.Context, to target, f pack.Part) (sum string, n int64, err error) {
	in, err := f.Open(ctx)
	if err != nil {
		return "", 0, fmt.Errorf("open %s: %w", f.Path, err)
	}
	defer func() {
		if e := in.Close(); err == nil {
			err = e
		}
	}()
	h := sha256.New()
	counted := &counter{in: io.TeeReader(reader{ctx, in}, h)}
	if err := to.add(f.Path, counted); err != nil {
		return "", 0, fmt.Errorf("write %s: %w", f.Path, err)
	}
	sum = hex.EncodeToString(h.Sum(nil))
	if (f.SHA256 != "" && f.SHA256 != sum) || (f.Size >= 0 && f.Size != counted.n) {
		return "", 0, assessments.Errorf(assessments.Damaged, "%s is not what the workspace recorded: its bytes changed or are damaged. No pack was written; run a check of the workspace.", f.Path)
	}
	return sum, counted.n, nil
}

// counter counts what is read through it.
type counter struct {
	in io.Reader
	n  int64
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.in.Read(b)
	c.n += int64(n)
	return n, err
}

// reader stops when its context ends.
type reader struct {
	ctx context.Context
	in  io.Reader
}

func (r reader) Read(b []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.in.Read(b)
}

// explain turns an error of the machine into a sentence; what is a sentence already, or a cancellation, stays.
func explain(err error, out string) error {
	var known *assessments.Error
	if errors.As(err, &known) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return assessments.Wrap(err, assessments.Machine, "The pack could not be written to %s: %s. Nothing was left there; check space and rights, or choose another place.", out, err)
}
