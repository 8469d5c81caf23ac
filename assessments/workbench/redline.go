package workbench

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"strings"

	"countersign/assessments"
	"countersign/assessments/changes"
	"countersign/assessments/pack"
)

// RedlineWriters write two versions as one document: for Word, with tracked changes, or as a PDF behind a cover.
type RedlineWriters struct {
	Word func(out io.Writer, lines []changes.Line, author string, day assessments.Date) error
	PDF  func(ctx context.Context, out io.Writer, lines []changes.Line, cover pack.Document) error
}

// Compared is one of two versions of which a redline is made.
type Compared struct {
	Name string // of its file
	Text assessments.Text
}

// PrintRedline writes two versions as one into a new file: a Word document with tracked changes, or a PDF, by the
// file's ending. A file that is there already is never overwritten.
func PrintRedline(ctx context.Context, path string, old, latest Compared, day assessments.Date, x RedlineWriters) error {
	lines := changes.Redline(old.Text, latest.Text)
	var out bytes.Buffer
	var err error
	switch strings.ToLower(filepath.Ext(path)) {
	case ".docx":
		err = x.Word(&out, lines, "Countersign", day)
	case ".pdf":
		err = x.PDF(ctx, &out, lines, redlineCover(old, latest, day))
	default:
		err = assessments.Errorf(assessments.Refused,
			"A redline is written as .docx or .pdf, not as “%s”. Nothing was written.", filepath.Base(path))
	}
	if err != nil {
		return err
	}
	return writeNew(path, out.Bytes())
}

// redlineCover says what was compared, and how to read it.
func redlineCover(old, latest Compared, day assessments.Date) pack.Document {
	file := func(c Compared) string { return filepath.Base(c.Name) + ", SHA-256 " + c.Text.SHA256 }
	return pack.Document{
		Kind: "Redline", Foot: "Redline of two versions, made on " + string(day), Title: filepath.Base(latest.Name),
		Subtitle: "compared with " + filepath.Base(old.Name), Facts: pack.Facts{AsOf: day},
		Cover: []pack.Fact{
			{Label: "Old", Text: file(old)},
			{Label: "New", Text: file(latest)},
			{Label: "To read", Text: "Removed words are struck through, added words underlined. ¶ is a break between paragraphs that one " +
				"version lacks. What moved is removed at one place and added at another."},
		},
	}
}
