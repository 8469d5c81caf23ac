package seal

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/pack"
)

// Verify checks a pack: that it holds the files of a pack and no other, every file against SHA256SUMS,
// the evidence against assessment.json, and report, workbook, README and schema against what
// assessment.json gives. What it reads into memory is bounded by the size of the pack on the disk.
func (s Sealer) Verify(ctx context.Context, path string, p assessments.Progress) (_ pack.Verification,
	err error,
) {
	t, err := openTree(path)
	if err != nil {
		return pack.Verification{}, err
	}
	defer func() { err = errors.Join(err, t.closer.Close()) }()
	if s.Catalogue != nil {
		go s.Catalogue() // reading it takes a while
	}
	c := &check{
		ctx: ctx, sealer: s, tree: t, parts: map[string][]byte{}, seen: map[string]bool{},
		report: pack.Verification{Path: path, Problems: []pack.Problem{}},
	}
	if t.broken {
		c.compareLayout()
		return c.report, nil
	}
	if t.zipped && len(t.wrong[pack.SumsName]) > 0 { // nothing in the zip can be compared
		c.compareLayout()
		c.problem("", "another program packed this zip, or its entries were changed: unpack it and verify the folder, where the"+
			" seal id covers every file")
		c.sortProblems()
		return c.report, nil
	}
	if err := c.readSums(path); err != nil {
		return pack.Verification{}, err
	}
	c.compareNames()
	if err := c.readRecord(); err != nil {
		return pack.Verification{}, err
	}
	if err := c.hashAll(p); err != nil {
		return pack.Verification{}, err
	}
	p.Step(c.report.Bytes, c.report.Bytes, "Comparing the parts with "+pack.RecordName)
	if err := c.compareParts(); err != nil {
		return pack.Verification{}, err
	}
	c.sortProblems()
	return c.report, nil
}

// sortProblems lists what is wrong with the whole first, then file by file, and says how much is not listed.
func (c *check) sortProblems() {
	slices.SortStableFunc(c.report.Problems, func(a, b pack.Problem) int {
		return strings.Compare(a.File, b.File)
	})
	if c.unlisted > 0 {
		c.report.Problems = append(c.report.Problems,
			pack.Problem{Message: fmt.Sprintf("%d more problems are not listed", c.unlisted)})
	}
}

// mostProblems is how many problems are listed; the others are counted.
const mostProblems = 200

// check is one verification under way.
type check struct {
	ctx      context.Context
	sealer   Sealer
	tree     *tree
	sums     map[string]string // path → digest
	files    map[string]pack.File
	record   *pack.Reading     // nil where assessment.json cannot be read
	parts    map[string][]byte // the files of ours, once hashed
	seen     map[string]bool   // problems said
	unlisted int
	report   pack.Verification
}

func (c *check) problem(file, format string, args ...any) {
	p := pack.Problem{File: file, Message: fmt.Sprintf(format, args...)}
	if key := p.String(); !c.seen[key] {
		if len(c.report.Problems) >= mostProblems {
			c.unlisted++
			return
		}
		c.seen[key] = true
		c.report.Problems = append(c.report.Problems, p)
	}
}

// rootNames are the files of every pack that are not evidence.
func rootNames() []string {
	return []string{pack.ReportName, pack.WorkbookName, pack.RecordName, pack.SchemaName, pack.ReadmeName}
}

// compareLayout says what is wrong with names, and with the zip.
func (c *check) compareLayout() {
	for name, list := range c.tree.wrong {
		for _, why := range list {
			c.problem(name, "%s", why)
		}
	}
}

// compareNames looks for what is missing and what is more.
func (c *check) compareNames() {
	c.compareLayout()
	for _, dir := range c.tree.strange() {
		c.problem(dir, "is a folder that no pack has")
	}
	there := map[string]bool{}
	for _, name := range c.tree.names {
		there[name] = true
		if name == pack.SumsName {
			continue
		}
		if _, ok := c.sums[name]; !ok {
			c.problem(name, "is not named in %s: it was added, and is not part of the pack", pack.SumsName)
		}
		if !strings.Contains(name, "/") && !slices.Contains(rootNames(), name) {
			c.problem(name, "is a file that no pack has")
		}
	}
	for name := range c.sums {
		if !there[name] && len(c.tree.wrong[name]) == 0 {
			c.problem(name, "is missing")
		}
	}
	for _, name := range rootNames() {
		if _, ok := c.sums[name]; !ok {
			c.problem(name, "is not named in %s: every pack has one", pack.SumsName)
		}
	}
}

// readRecord reads assessment.json: the facts to compare with, and which evidence there must be.
func (c *check) readRecord() error {
	c.files = map[string]pack.File{}
	b, err := c.read(pack.RecordName, c.most(pack.RecordName))
	if stopped := c.ctx.Err(); stopped != nil {
		return stopped
	}
	if err != nil {
		if c.sums[pack.RecordName] != "" && slices.Contains(c.tree.names, pack.RecordName) &&
			len(c.tree.wrong[pack.RecordName]) == 0 {
			c.problem(pack.RecordName, "cannot be read: %v", err)
		}
		return nil
	}
	r, err := pack.ReadRecord(b)
	if err != nil {
		c.problem(pack.RecordName, "%v", err)
		return nil
	}
	c.record, c.report.Facts, c.report.ContentID = r, r.Facts, r.Facts.ContentID
	c.report.Format, c.report.Program = r.Format(), r.Record().Program
	for _, w := range r.Wrong {
		c.problem(pack.RecordName, "%s", w)
	}
	for _, f := range r.Files() {
		if _, twice := c.files[f.Path]; twice {
			c.problem(f.Path, "is listed twice in %s", pack.RecordName)
		}
		c.files[f.Path] = f
		sum, ok := c.sums[f.Path]
		switch {
		case !strings.HasPrefix(f.Path, "evidence/") && !strings.HasPrefix(f.Path, "documents/"):
			c.problem(f.Path, "is listed as evidence in %s, and is not where evidence is", pack.RecordName)
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
	return nil
}
