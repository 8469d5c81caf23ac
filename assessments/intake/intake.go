// Package intake turns files into text: paragraphs with section number, heading path and page, and offsets in
// code points, from PDF, DOCX, HTML, Markdown, plain text, mails and saved pages, told apart by their bytes
// and not by their names.
//
// It distrusts its input. Read works in this process and is what the child of the program runs; the window
// and the commands go through child.Extractor, which can be killed. Nothing here finds clauses (terms
// does) or stores anything. Start with Detect and Read.
package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"

	"countersign/assessments"
	"countersign/assessments/intake/charset"
	"countersign/assessments/intake/docx"
	"countersign/assessments/intake/html"
	"countersign/assessments/intake/markdown"
	"countersign/assessments/intake/outline"
	"countersign/assessments/intake/pdf"
	"countersign/assessments/intake/plain"
)

// MaxSize is the largest file that is read, in bytes; maxSource the largest that has to be held in memory as
// a whole with its structure: HTML, Markdown, plain text.
const (
	MaxSize   = 100 << 20
	maxSource = 12 << 20
)

// mediaTypes are what Text.MediaType says of each format that is read.
var mediaTypes = map[Format]string{
	FormatPDF:      "application/pdf",
	FormatDOCX:     "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	FormatHTML:     "text/html",
	FormatMail:     "message/rfc822",
	FormatMarkdown: "text/markdown",
	FormatText:     "text/plain",
}

// Reader reads files in this process. The zero value works and recompiles the PDF reader for each PDF.
type Reader struct {
	// CacheDir is where the compiled PDF reader is kept between starts; "" keeps it nowhere.
	CacheDir string
	// Killable says that this process may be killed at any time, as the child may: the PDF reader then runs
	// at twice the speed and does not look out for a cancelled context within a page.
	Killable bool
	// Undigested leaves the digest of the file out of what is read: a child's is not believed.
	Undigested bool
	// Engine, where set, is the PDF reader already loaded; the caller closes it.
	Engine *pdf.Engine
	// Confine, where set, is called once when everything a reader needs is loaded and before the file is
	// parsed: the place to give up rights.
	Confine func() error
}

// Read reads a file as Reader.Read does, with the user's cache.
func Read(ctx context.Context, name string, r io.ReaderAt, size int64,
	progress assessments.Progress,
) (assessments.Text, error) {
	return Reader{CacheDir: pdf.DefaultCacheDir()}.Read(ctx, name, r, size, progress)
}

// Read reads the text out of a file of size bytes; name is for messages and to tell Markdown from plain text.
// A nil progress receives no calls. A file that cannot be read is an assessments.Error of kind Refused that
// says what to do; when ctx is done, its error.
func (rd Reader) Read(ctx context.Context, name string, r io.ReaderAt, size int64,
	progress assessments.Progress,
) (assessments.Text, error) {
	if progress == nil {
		progress = assessments.NoProgress{}
	}
	if size > MaxSize {
		return assessments.Text{}, tooLarge(name, size)
	}
	format, err := detect(name, r, size)
	if err != nil {
		return assessments.Text{}, err
	}
	engine, err := rd.prepare(format)
	if engine != nil && engine != rd.Engine {
		defer engine.Close() // nothing hangs on how it ends: the text is read by then
	}
	if err != nil {
		return assessments.Text{}, err
	}
	if format, err = lookInside(format, name, r, size); err != nil {
		return assessments.Text{}, err
	}
	if mediaTypes[format] == "" {
		return assessments.Text{}, refuse(format, name)
	}
	text, err := read(ctx, format, engine, r, size, progress)
	if err != nil {
		return assessments.Text{}, about(name, err)
	}
	if len(text.Paragraphs) == 0 {
		return assessments.Text{}, wordless(name, text.Notices)
	}
	if !rd.Undigested {
		digest := sha256.New()
		if _, err := io.Copy(digest, io.NewSectionReader(r, 0, size)); err != nil {
			return assessments.Text{}, unreadable(name, err)
		}
		text.SHA256 = hex.EncodeToString(digest.Sum(nil))
	}
	text.MediaType = mediaTypes[format]
	return text, nil
}

func detect(name string, r io.ReaderAt, size int64) (Format, error) {
	head := make([]byte, min(size, headSize))
	n, err := r.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return FormatUnknown, unreadable(name, err)
	}
	return Detect(head[:n], name), nil
}

// prepare loads what a format needs, then gives up what rights the process can do without.
func (rd Reader) prepare(format Format) (engine *pdf.Engine, err error) {
	if engine = rd.Engine; engine == nil && format == FormatPDF {
		if engine, err = pdf.NewEngine(
			pdf.Params{CacheDir: rd.CacheDir, Interruptible: !rd.Killable}); err != nil {
			return nil, err
		}
	}
	if rd.Confine != nil {
		err = rd.Confine()
	}
	return engine, err
}

func read(ctx context.Context, format Format, engine *pdf.Engine, r io.ReaderAt, size int64,
	progress assessments.Progress,
) (assessments.Text, error) {
	switch format {
	case FormatPDF:
		return engine.Read(ctx, r, size, progress)
	case FormatDOCX:
		return docx.Read(ctx, r, size, progress)
	}
	if size > maxSource && format != FormatMail { // of a mail, most is what comes with it
		return assessments.Text{}, outline.ErrTooMuch
	}
	raw := make([]byte, size)
	if _, err := r.ReadAt(raw, 0); err != nil && !errors.Is(err, io.EOF) {
		return assessments.Text{}, unreadable("", err)
	}
	switch format {
	case FormatHTML:
		return html.Read(ctx, raw, "", progress)
	case FormatMail:
		return readMail(ctx, raw, progress)
	}
	source, err := charset.Decode(raw, "")
	if err != nil {
		return assessments.Text{}, err
	}
	var text assessments.Text
	if format == FormatMarkdown && markdown.Sane([]byte(source.Text)) {
		text, err = markdown.Read(ctx, []byte(source.Text), progress)
	} else {
		text, err = plain.Read(ctx, source.Text, progress)
	}
	return doubted(text, source), err
}

// doubted adds the notice of a character set that was guessed.
func doubted(text assessments.Text, source charset.Decoded) assessments.Text {
	if source.Doubtful {
		text.Notices = append([]assessments.Notice{
			{Kind: assessments.NoticeCharset, Count: 1, Text: source.Name},
		}, text.Notices...)
	}
	return text
}

// RenderPage draws one page (from 1) of a PDF as PNG; dpi is lowered for very large pages. Other formats have
// no pages and are refused.
func (rd Reader) RenderPage(ctx context.Context, name string, r io.ReaderAt, size int64, page,
	dpi int,
) ([]byte, error) {
	format, err := detect(name, r, size)
	if err != nil {
		return nil, err
	}
	if format != FormatPDF {
		return nil, assessments.Errorf(assessments.Refused,
			"%s has no pages to show; only a PDF has. Read its text instead.", shown(name))
	}
	engine, err := rd.prepare(format)
	if engine != nil && engine != rd.Engine {
		defer engine.Close() // the picture is made by then
	}
	if err != nil {
		return nil, err
	}
	picture, err := engine.Render(ctx, r, size, page, dpi)
	return picture, about(name, err)
}

// lookInside decides what the first bytes leave open: what an archive or an Office container holds.
func lookInside(format Format, name string, r io.ReaderAt, size int64) (Format, error) {
	switch format {
	case FormatZip:
		kind, err := docx.KindOf(r, size)
		if err != nil {
			return format, about(name, err)
		}
		return archives[kind], nil
	case FormatOLE:
		return officeContainer(r, size)
	}
	return format, nil
}

var archives = map[docx.Kind]Format{
	docx.KindWord:         FormatDOCX,
	docx.KindWorkbook:     formatWorkbook,
	docx.KindSlides:       formatSlides,
	docx.KindOpenDocument: formatOpenDocument,
	docx.KindOther:        FormatZip,
}
