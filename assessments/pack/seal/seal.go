package seal

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/staging"
)

// Sealer seals and verifies packs. Catalogue is what packs are written with; nil is none.
type Sealer struct {
	Report    Written
	Workbook  Written
	Catalogue func() *assessments.Catalogue
}

// Write seals files into out, a zip where its name ends in .zip, else a folder. Only its owner may read it.
func (s Sealer) Write(ctx context.Context, out string, files []pack.Part,
	p assessments.Progress,
) (pack.Sealed, error) {
	if err := free(out); err != nil {
		return pack.Sealed{}, err
	}
	out = filepath.Clean(out)
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b pack.Part) int { return strings.Compare(a.Path, b.Path) })
	if err := checkPaths(files); err != nil {
		return pack.Sealed{}, err
	}
	area, err := staging.In(filepath.Dir(out))
	if err != nil {
		return pack.Sealed{}, explain(err, out, "")
	}
	report, err := s.write(ctx, area, out, files, p)
	// of a pack that has its name, this is an empty folder at most: the next run removes it
	notRemoved := area.Close()
	if err != nil {
		return pack.Sealed{}, explain(errors.Join(err, notRemoved), out, area.Path(""))
	}
	return pack.Sealed{
		Place: out, SealID: report.SealID, ContentID: report.ContentID, Report: report,
		// the list of digests is written too; what the report counts are the files it covers
		Files: report.Files + 1, Bytes: report.Bytes + sumsSize(files),
	}, nil
}

// sumsSize is how many bytes the list of the digests of files takes.
func sumsSize(files []pack.Part) int64 {
	n := 0
	for _, f := range files {
		n += 2*sha256.Size + len("  ") + len(f.Path) + len("\n")
	}
	return int64(n)
}

// write writes the pack in the area, reads it back, and gives it its name.
func (s Sealer) write(
	ctx context.Context, area *staging.Area, out string, files []pack.Part, p assessments.Progress,
) (pack.Verification, error) {
	name := filepath.Base(out)
	if err := stage(ctx, area, name, files, p); err != nil {
		return pack.Verification{}, err
	}
	report, err := s.Verify(ctx, area.Path(name), p)
	if err != nil {
		return pack.Verification{}, err
	}
	if !report.OK() {
		return pack.Verification{}, assessments.Wrap(fmt.Errorf("verify: %v", report.Problems),
			assessments.Damaged,
			"The pack was written and did not verify: %s. It did not get its name; try again, and check the disk if it happens twice.", report.Problems[0])
	}
	if err := area.Publish(name, out); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return pack.Verification{}, taken(out)
		}
		return pack.Verification{}, fmt.Errorf("name the pack: %w", err)
	}
	report.Path = out
	return report, nil
}

// isZip goes by the name asked for.
func isZip(out string) bool { return strings.EqualFold(filepath.Ext(out), ".zip") }

// free refuses a place that is taken, or whose folder is not there.
func free(out string) error {
	if strings.TrimSpace(out) == "" {
		return assessments.Errorf(assessments.Usage,
			"Say where to write the pack: a new folder, or a name ending in .zip.")
	}
	out = filepath.Clean(out)
	if why := staging.NameProblem(filepath.Base(out)); why != "" {
		return assessments.Errorf(assessments.Refused, "A pack cannot be called %s: %s. Choose another name.",
			filepath.Base(out), why)
	}
	if _, err := os.Lstat(out); err == nil {
		return taken(out)
	}
	dir := filepath.Dir(out)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return assessments.Wrap(err, assessments.Refused,
			"The folder %s is not there. Create it, or choose another place for the pack.", dir)
	}
	return nil
}

func taken(out string) error {
	return assessments.Errorf(assessments.Refused,
		"%s is there already, and a pack never overwrites anything. Choose another name, or move it away.",
		out)
}

// checkPaths refuses lists that could not be sealed: unsafe names, one twice, or one of ours.
func checkPaths(files []pack.Part) error {
	seen := map[string]bool{strings.ToLower(pack.SumsName): true}
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

// stage writes the pack into the area.
func stage(
	ctx context.Context, area *staging.Area, name string, files []pack.Part, p assessments.Progress,
) (err error) {
	var to target
	if isZip(name) {
		to, err = newZip(area, name)
	} else {
		to, err = newFolder(area.Path(name))
	}
	if err != nil {
		return err
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
			return errors.Join(err, to.abandon())
		}
		done += n
		fmt.Fprintf(&sums, "%s  %s\n", sum, f.Path)
	}
	p.Step(done, total, "Writing "+pack.SumsName)
	if err := to.add(pack.SumsName, &sums); err != nil {
		return errors.Join(err, to.abandon())
	}
	return to.finish()
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
		return "", 0, assessments.Errorf(assessments.Damaged,
			"%s is not what the workspace recorded: its bytes changed or are damaged. No pack was written; run a check of the workspace.", f.Path)
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

// explain turns an error of the machine into sentences; what speaks to people already, or a
// cancellation, stays. What it says of the place asked for, and of the folder beside it in which the
// pack was prepared, it has looked at.
func explain(err error, out, prepared string) error {
	var known *assessments.Error
	if errors.As(err, &known) || errors.Is(err, context.Canceled) ||
		errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	left := "Nothing was left there"
	if there(out) {
		left = "What has that name now may be whole: verify it before you use it"
	} else if prepared != "" && there(prepared) {
		left = fmt.Sprintf("A part of it may be in the folder “%s” beside it, which the next pack written there removes", filepath.Base(prepared))
	}
	return assessments.Wrap(err, assessments.Machine, "The pack could not be written to %s. %s. %s.", out,
		staging.Why(err), left)
}

// there reports whether something may have a name: what cannot be looked at may.
func there(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
