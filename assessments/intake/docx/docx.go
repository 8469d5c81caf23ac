// Package docx reads Word documents as a stream: headings, automatic numbers as they are printed, tables,
// footnotes, headers and footers; tracked changes as accepted and as before; comments apart.
//
// It shows no layout and writes nothing. Everything in the file is counted while it is unpacked, because
// headers of archives lie: parts, bytes, nesting. Start with Read.
package docx

import (
	"context"
	"io"
	"strings"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
)

// Budgets of one document. A contract of a thousand pages stays far below them.
const (
	maxDirectory = 4 << 20   // bytes of the archive's list of parts
	maxParts     = 10_000    // parts in the archive
	maxUnpacked  = 80 << 20  // bytes of all parts that are read, unpacked
	maxPart      = 48 << 20  // bytes of one part, unpacked
	maxToken     = 4 << 20   // bytes of one tag or one stretch of text
	maxPieces    = 1_500_000 // paragraphs, runs and cells in all
	maxComments  = 256 << 10 // bytes of reviewers' comments
	maxDepth     = 256       // elements inside each other
)

// Read reads the document in an archive of size bytes. Its refusals are assessments.Errors.
func Read(ctx context.Context, archive io.ReaderAt, size int64,
	progress assessments.Progress,
) (assessments.Text, error) {
	pkg, err := open(archive, size)
	if err != nil {
		return assessments.Text{}, err
	}
	d := document{ctx: ctx, pkg: pkg, progress: progress, notes: map[string][]paragraph{}, pictures: map[string]bool{}}
	if err := d.read(); err != nil {
		return assessments.Text{}, err
	}
	text, err := d.accepted.out.Text()
	if err != nil {
		return assessments.Text{}, err
	}
	text.Comments = d.accepted.tracked.anchored(d.comments)
	if d.changed {
		text.Redline = true
		text.Original = d.original.out.Plain()
		text.Changes = d.accepted.tracked.list()
		text.Notices = append([]assessments.Notice{redline(text.Changes)}, text.Notices...)
	}
	return text, nil
}

// redline says that a text is the one with its changes accepted, and quotes what they take out.
func redline(changes []assessments.TrackedChange) assessments.Notice {
	var gone strings.Builder
	for _, c := range changes {
		if !c.Kind.Adds() && gone.Len() < 4*assessments.MostNoticeText {
			gone.WriteString(c.Text + "\n\n")
		}
	}
	var one assessments.Noticed
	one.Add(assessments.Notice{
		Kind: assessments.NoticeTracked, Count: len(changes), Text: strings.TrimSpace(gone.String()),
	})
	return one.List()[0]
}

// document is one reading: the parts it draws on and the two texts it makes.
type document struct {
	ctx       context.Context
	pkg       *archive
	progress  assessments.Progress
	styles    styles
	numbers   numbering
	notes     map[string][]paragraph // by kind and id: "footnote 3"
	pictures  map[string]bool        // in headers and footers, those that are named
	comments  []assessments.Comment
	accepted  *view // the text with its tracked changes accepted
	original  *view // the text before them
	changed   bool
	parsed    int64
	pieces    int
	commented int // bytes of comments
}

func (d *document) read() error {
	var err error
	if d.styles, err = readStyles(d.scan("styles")); err != nil {
		return err
	}
	if d.numbers, err = readNumbering(d.scan("numbering")); err != nil {
		return err
	}
	if err := d.readComments(); err != nil {
		return err
	}
	d.accepted = &view{
		doc: d, drop: deleted | struck, counts: newCounters(d.numbers), out: &outline.Builder{}, tracked: &tracking{},
	}
	d.original = &view{doc: d, drop: inserted | struck, counts: newCounters(d.numbers), out: &outline.Builder{}}
	for _, kind := range []string{"footnote", "endnote"} {
		if err := d.readNotes(kind); err != nil {
			return err
		}
	}
	if err := d.readMargins("header"); err != nil {
		return err
	}
	if err := d.readBody(); err != nil {
		return err
	}
	return d.readMargins("footer")
}

// note takes a notice of something that the texts lack here, if it says anything. Parts that are read
// before the body, such as comments, are not the text.
func (d *document) note(kind assessments.NoticeKind, words string) {
	if d.accepted != nil && (strings.TrimSpace(words) != "" || kind != assessments.NoticeHidden &&
		kind != assessments.NoticeStruck) {
		d.accepted.out.Note(assessments.Notice{Kind: kind, Count: 1, Text: words})
	}
}

func (d *document) readBody() error {
	s, err := d.pkg.scan(d.ctx, d.pkg.main)
	if err != nil {
		return err
	}
	defer s.close()
	p := parser{doc: d, scanner: s, paragraph: d.paragraph, row: d.row, part: d.pkg.main}
	return p.root("body")
}

// paragraph gives one paragraph of the body to both texts.
func (d *document) paragraph(p paragraph) error {
	d.changed = d.changed || p.changed
	d.accepted.add(p)
	d.original.add(p)
	if d.parsed++; d.parsed%64 == 0 {
		d.progress.Step(d.parsed, 0, "paragraphs")
	}
	return d.bounded()
}

func (d *document) row(r row) error {
	d.changed = d.changed || r.changed
	d.accepted.addRow(r)
	d.original.addRow(r)
	return d.bounded()
}

func (d *document) bounded() error {
	if err := d.ctx.Err(); err != nil {
		return err
	}
	if d.accepted.out.Full() || d.original.out.Full() {
		return outline.ErrTooMuch
	}
	return nil
}

// piece counts one paragraph, run or cell: empty ones cost memory too.
func (d *document) piece() error {
	if d.pieces++; d.pieces > maxPieces {
		return errTooMuch
	}
	return nil
}

// scan opens the part related to the main one by kind; nil where there is none or it cannot be opened, since
// a document without styles is still a document.
func (d *document) scan(kind string) *scanner {
	names := d.pkg.related(kind)
	if len(names) == 0 {
		return nil
	}
	s, err := d.pkg.scan(d.ctx, names[0])
	if err != nil {
		return nil
	}
	return s
}
