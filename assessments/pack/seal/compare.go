package seal

import (
	"bytes"
	"context"
	"fmt"

	"countersign/assessments"
	"countersign/assessments/pack"
)

// Written is how a part of a pack is written, and compared with what its writer gives.
type Written struct {
	// Again writes the part of a document; it gives up where that grows far beyond the part given.
	Again func(ctx context.Context, doc pack.Document, part []byte) ([]byte, error)
	// Compare says in words where a part is not what its writer gives; nothing where both show the same.
	Compare func(part, want []byte) []string
	// Read says in words where a part of an earlier format does not agree with its assessment.json, or
	// is not of the form that its writer gives.
	Read func(part []byte, r *pack.Reading) []string
}

// compareParts compares everything of ours with what assessment.json gives.
func (c *check) compareParts() error {
	if c.record == nil {
		return nil
	}
	c.same(pack.SchemaName, pack.SchemaOf(c.record.Format()))
	readme, err := c.record.Readme()
	if err != nil {
		c.problem(pack.RecordName, "%v", err)
		return nil
	}
	var catalogue *assessments.Catalogue
	if c.sealer.Catalogue != nil {
		catalogue = c.sealer.Catalogue()
	}
	c.same(pack.ReadmeName, readme)
	if !c.record.Rebuilds(catalogue) {
		c.report.Compared = pack.ReadBack
		c.readBack(pack.ReportName, c.sealer.Report)
		c.readBack(pack.WorkbookName, c.sealer.Workbook)
		return nil
	}
	c.report.Compared = pack.WrittenAgain
	doc, wrong, err := c.record.Rebuild(catalogue)
	if err != nil {
		c.problem(pack.RecordName, "%v", err)
		return nil
	}
	for _, w := range wrong {
		c.problem(pack.RecordName, "%s", w)
	}
	book := make(chan compared, 1)
	go func() { book <- c.writeAgain(pack.WorkbookName, c.sealer.Workbook, doc) }()
	for _, one := range []compared{c.writeAgain(pack.ReportName, c.sealer.Report, doc), <-book} {
		for _, d := range one.differences {
			c.problem(one.name, "%s", d)
		}
	}
	return c.ctx.Err()
}

// same compares a part whose bytes are known.
func (c *check) same(name string, want []byte) {
	b, ok := c.parts[name]
	if ok && !bytes.Equal(b, want) {
		c.problem(name, "is not the one that belongs to this pack: its text was changed")
	}
}

// compared is what a part was found to differ in.
type compared struct {
	name        string
	differences []string
}

// writeAgain notes nothing itself: report and workbook are written side by side.
func (c *check) writeAgain(name string, w Written, doc pack.Document) compared {
	part, ok := c.parts[name]
	if !ok {
		return compared{name: name}
	}
	want, err := w.Again(c.ctx, doc, part)
	if err != nil {
		return compared{name, []string{fmt.Sprintf("does not agree with %s: %v", pack.RecordName, err)}}
	}
	return compared{name, w.Compare(part, want)}
}

func (c *check) readBack(name string, w Written) {
	part, ok := c.parts[name]
	if !ok {
		return
	}
	for _, d := range w.Read(part, c.record) {
		c.problem(name, "%s", d)
	}
}
