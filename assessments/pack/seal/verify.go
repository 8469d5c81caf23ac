package seal

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"sort"
	"strings"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/port"
)

// Most bytes of the parts that are read into memory, and of SHA256SUMS.
const (
	mostPart = 256 << 20
	mostSums = 64 << 20
)

// Verify checks a pack: every file against SHA256SUMS, none missing, none more; that evidence is what
// assessment.json says; and that report, workbook and assessment.json agree.
func (s Sealer) Verify(ctx context.Context, path string, p assessments.Progress) (_ port.PackReport, err error) {
	t, err := openTree(path)
	if err != nil {
		return port.PackReport{}, err
	}
	defer func() { err = errors.Join(err, t.closer.Close()) }()
	c := &check{ctx: ctx, tree: t, report: port.PackReport{Path: path, Problems: []port.PackProblem{}}, parts: map[string][]byte{}}
	if err := c.readSums(path); err != nil {
		return port.PackReport{}, err
	}
	c.compareNames()
	c.readRecord()
	if err := c.hashAll(p); err != nil {
		return port.PackReport{}, err
	}
	c.agree(pack.ReportName, s.Report)
	c.agree(pack.WorkbookName, s.Workbook)
	sort.SliceStable(c.report.Problems, func(i, j int) bool { return c.report.Problems[i].File < c.report.Problems[j].File })
	return c.report, nil
}

// check is one verification under way.
type check struct {
	ctx    context.Context
	tree   *tree
	sums   map[string]string // path → digest
	files  map[string]pack.File
	record bool              // assessment.json could be read
	parts  map[string][]byte // of report and workbook, once hashed
	report port.PackReport
}

func (c *check) problem(file, format string, args ...any) {
	c.report.Problems = append(c.report.Problems, port.PackProblem{File: file, Message: fmt.Sprintf(format, args...)})
}

var sumLine = regexp.MustCompile(`^([0-9a-f]{64}) [ *](.+)$`)

// readSums reads the list of digests. Without one there is no pack.
func (c *check) readSums(path string) error {
	b, err := c.read(pack.SumsName, mostSums)
	if err != nil {
		return assessments.Wrap(err, assessments.Refused, "%s is not an audit pack: it has no %s that can be read.", path, pack.SumsName)
	}
	sum := sha256.Sum256(b)
	c.report.SHA256 = hex.EncodeToString(sum[:])
	c.sums = map[string]string{}
	for n, l := range strings.Split(strings.TrimSuffix(string(b), "\n"), "\n") {
		m := sumLine.FindStringSubmatch(strings.TrimSuffix(l, "\r"))
		switch {
		case m == nil:
			c.problem(pack.SumsName, "line %d is not a digest and a name", n+1)
		case unsafe(m[2]) != "":
			c.problem(pack.SumsName, "line %d names %q, which %s", n+1, m[2], unsafe(m[2]))
		case c.sums[m[2]] != "":
			c.problem(pack.SumsName, "line %d names %s a second time", n+1, m[2])
		default:
			c.sums[m[2]] = m[1]
		}
	}
	return nil
}

// compareNames looks for what is missing and what is more.
func (c *check) compareNames() {
	there := map[string]bool{}
	for _, name := range c.tree.names {
		there[name] = true
		if _, ok := c.sums[name]; !ok && name != pack.SumsName {
			c.problem(name, "is not named in %s: it was added, and is not part of the pack", pack.SumsName)
		}
	}
	for name, why := range c.tree.bad {
		c.problem(name, "%s", why)
	}
	for name := range c.sums {
		if _, bad := c.tree.bad[name]; !there[name] && !bad {
			c.problem(name, "is missing")
		}
	}
	for _, name := range []string{pack.ReportName, pack.WorkbookName, pack.RecordName} {
		if _, ok := c.sums[name]; !ok {
			c.problem(name, "is not named in %s: every pack has one", pack.SumsName)
		}
	}
}

// readRecord reads assessment.json: the facts to compare with, and which evidence there must be.
func (c *check) readRecord() {
	c.files = map[string]pack.File{}
	if _, ok := c.sums[pack.RecordName]; !ok || !slices.Contains(c.tree.names, pack.RecordName) {
		return
	}
	b, err := c.read(pack.RecordName, mostPart)
	if err != nil {
		c.problem(pack.RecordName, "cannot be read: %v", err)
		return
	}
	facts, files, wrong, err := pack.ReadRecord(b)
	if err != nil {
		c.problem(pack.RecordName, "%v", err)
		return
	}
	c.record, c.report.Facts = true, facts
	for _, w := range wrong {
		c.problem(pack.RecordName, "%s", w)
	}
	for _, f := range files {
		c.files[f.Path] = f
		sum, ok := c.sums[f.Path]
		switch {
		case !ok:
			c.problem(f.Path, "is evidence that %s lists, and not in the pack", pack.RecordName)
		case sum != f.SHA256:
			c.problem(f.Path, "has another digest in %s than in %s", pack.RecordName, pack.SumsName)
		}
	}
	for name := range c.sums {
		if _, ok := c.files[name]; !ok && strings.Contains(name, "/") {
			c.problem(name, "is not among the files that %s lists", pack.RecordName)
		}
	}
}

// hashAll reads every file once. A file is read to its recorded size and not further, so that an archive
// that swells is found out early.
func (c *check) hashAll(p assessments.Progress) error {
	total := int64(0)
	for _, f := range c.files {
		total += f.Size
	}
	for _, name := range c.tree.names {
		want, ok := c.sums[name]
		if !ok {
			continue
		}
		if err := c.ctx.Err(); err != nil {
			return err
		}
		p.Step(c.report.Bytes, total, "Checking "+name)
		c.report.Files++
		f, recorded := c.files[name]
		limit := int64(mostPart)
		if recorded {
			limit = f.Size
		}
		sum, n, err := c.hash(name, limit)
		c.report.Bytes += min(n, limit)
		switch {
		case errors.Is(err, c.ctx.Err()) && err != nil:
			return err
		case err != nil:
			c.problem(name, "cannot be read to its end: %v", err)
		case n > limit:
			c.problem(name, "is larger than it may be (%d bytes)", limit)
		case recorded && n != f.Size:
			c.problem(name, "has %d bytes; it was sealed with %d", n, f.Size)
		case sum != want:
			c.problem(name, "is not the file that was sealed: its SHA-256 is %s…, not %s…", sum[:12], want[:12])
		}
	}
	return nil
}

// hash digests a file up to one byte beyond a limit. Report and workbook are kept for their readers.
func (c *check) hash(name string, limit int64) (sum string, n int64, err error) {
	in, err := c.tree.open(name)
	if err != nil {
		return "", 0, err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	h := sha256.New()
	var keep strings.Builder
	to := io.Writer(h)
	part := name == pack.ReportName || name == pack.WorkbookName
	if part {
		to = io.MultiWriter(h, &keep)
	}
	n, err = io.Copy(to, io.LimitReader(reader{c.ctx, in}, limit+1))
	if part {
		c.parts[name] = []byte(keep.String()) // an empty one too: its reader says what is wrong with it
	}
	return hex.EncodeToString(h.Sum(nil)), n, err
}

// read gives a file whole, refusing more than most bytes.
func (c *check) read(name string, most int64) (_ []byte, err error) {
	in, err := c.tree.open(name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	b, err := io.ReadAll(io.LimitReader(reader{c.ctx, in}, most+1))
	if err == nil && int64(len(b)) > most {
		err = fmt.Errorf("it has more than %d bytes", most)
	}
	return b, err
}

// agree compares what a part says with assessment.json.
func (c *check) agree(name string, read func([]byte) (pack.Facts, error)) {
	b, ok := c.parts[name]
	if !ok || !c.record || read == nil {
		return
	}
	facts, err := read(b)
	if err != nil {
		c.problem(name, "%v", err)
		return
	}
	for _, d := range c.report.Facts.Differences(facts) {
		c.problem(name, "does not agree with %s: %s", pack.RecordName, d)
	}
}
