package contracts

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"io"
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/assessments"
	"countersign/assessments/intake/intaketest"
	"countersign/assessments/workbench"
)

func TestAFileWithoutTextSaysWhatToDo(t *testing.T) {
	h, b := desk(t)
	uitest.Must(t)(b.AddDocument(t.Context(),
		assessments.Document{ID: "scan", VendorID: "lumen", Name: "Scan", Type: "msa"},
		assessments.Version{ID: "scan/1", Label: "1", Status: assessments.VersionDraft},
		uitest.Text("scan.png", "\x89PNG\r\n\x1a\n0000"), assessments.NoProgress{}))
	p := open(t, h, b, ui.Route{Page: "reader", ID: "scan/1"})
	if p.m.refused == "" || !h.Sees("There is no text to read") {
		t.Errorf("got %s", h.Words())
	}
	p.TakeRune('c')
	p.TakeRune('n')
}

// sheets gives every page of a PDF a picture.
type sheets struct{ asked []int }

func (s *sheets) RenderPage(_ context.Context, _ string, r io.Reader, page, _ int) ([]byte, error) {
	s.asked = append(s.asked, page)
	if _, err := io.ReadAll(r); err != nil || page == 3 {
		return nil, assessments.Errorf(assessments.Refused, "Page %d is broken.", page)
	}
	var b bytes.Buffer
	err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, 85, 110)))
	return b.Bytes(), err
}

// drawing is a workbench that draws pages.
type drawing struct {
	*workbench.Workbench
	*sheets
}

func (drawing) Draws() bool { return true }

func TestPagesOfAPDFAreDrawnWhenAskedFor(t *testing.T) {
	h, b := desk(t)
	pages := &sheets{}
	p := NewReader(drawing{b, pages}, h, ui.Route{Page: "reader", ID: "msa/3"})
	h.Open(p)
	if h.Sees("Page picture") {
		t.Error("a text without pages offers pictures")
	}
	p.m.text.MediaType, p.m.text.Pages = "application/pdf", 3
	p.view.showText()
	if len(pages.asked) != 0 {
		t.Error("pages are drawn before anybody asks")
	}
	h.Tap("Page picture")
	h.Tap("Next page")
	if !h.Sees("Page 2 of 3") || len(pages.asked) != 2 || p.view.picture.sheet.image.Image == nil {
		t.Errorf("drew %v: %s", pages.asked, h.Words())
	}
	h.Tap("Next page")
	h.Tap("Next page")
	if errs := h.TakeErrors(); len(errs) != 1 || !h.Sees("Page 3 could not be drawn") {
		t.Errorf("a broken page: %v", errs)
	}
	p.take(0)
	if p.view.picture.shown {
		t.Error("a passage shown in the text stays hidden behind the picture")
	}
}

func TestARedlineShowsBothTextsAndOnlyTheAcceptedOneIsCited(t *testing.T) {
	h, b := desk(t)
	it := item(t, b, "liability_limit")
	body := intaketest.P("", "11.1 Cap. Each party’s aggregate liability under this Agreement will not exceed ") +
		`<w:p>` + intaketest.R("the fees paid in the ") +
		`<w:del><w:r><w:delText>six</w:delText></w:r></w:del><w:ins>` + intaketest.R("twelve") + `</w:ins>` +
		intaketest.R(" months before the claim.") + `</w:p>` +
		`<w:p><w:ins>` + intaketest.R(
		"11.2 New. This cap does not limit the liability for breach of confidentiality.") + `</w:ins></w:p>`
	redline := string(intaketest.Word(body,
		map[string]string{"comments": `<w:comment w:id="1" w:author="Counsel">` +
			intaketest.P("", "Why is the aggregate liability capped at all?") + `</w:comment>`}))
	uitest.Must(t)(b.AddVersion(t.Context(), assessments.Version{
		ID: "msa/5", DocumentID: "msa", Label: "5",
		Status: assessments.VersionRedline,
	}, uitest.Text("redline.docx", redline), assessments.NoProgress{}))
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/5", Item: "a/" + it})
	if !h.Sees("redline", "Changes accepted", "Original", "the fees paid in the twelve months",
		"11.2 New.") || h.Sees("in the six months") {
		t.Fatalf("accepted: %s", h.Words())
	}
	for _, o := range p.m.offers() {
		if has(o.passage.Quote, "Why is the aggregate") {
			t.Error("a comment is offered as a passage")
		}
	}
	if len(p.m.laid.search("why is the aggregate")) > 0 {
		t.Error("a comment is found in the text")
	}
	p.view.shows.Choose(1)
	if !h.Sees("the fees paid in the six months") || h.Sees("11.2 New.") {
		t.Errorf("original: %s", h.Words())
	}
	p.view.sel.take(selection(0, 0, 0, 5))
	p.TakeRune('c')
	if !h.Sees("cannot be cited") || len(citations(t, b)) != 0 || len(h.Notes) != 1 {
		t.Errorf("original: said %v, %s", h.Notes, h.Words())
	}
	p.view.shows.Choose(0)
	if !h.Sees("the fees paid in the twelve months") {
		t.Error("there is no way back to the changes accepted")
	}
	p.topics.choose(chooseComments)
	if !h.Sees("Counsel: Why is the aggregate liability capped at all?", "no part of the text") {
		t.Errorf("comments: %s", h.Words())
	}
	p.take(0)
	// writing it manually as a quote is refused: the text does not contain it
	uitest.Must(t)(b.Cite(t.Context(),
		assessments.Citation{
			AssessmentID: "a", ItemID: it, VersionID: "msa/5",
			Quote: "Why is the aggregate liability capped at all?",
		}))
	if cites := citations(t, b); len(cites) != 1 || cites[0].State != assessments.CitationNotFound {
		t.Errorf("a comment counts as a quote: %+v", cites)
	}
}

func TestWhatHasNoTextIsRefusedInTheReaderWithWhatToDo(t *testing.T) {
	for _, c := range intaketest.Hostile() {
		want := map[string]string{
			"a Word document of before 2007":  "save it as DOCX or PDF",
			"a scanned document without text": "Run text recognition (OCR)",
			"a picture":                       "Run text recognition (OCR)",
			"an encrypted document":           "save a copy without a password",
			"an encrypted Word document":      "remove the protection",
			"archives inside archives":        "Unpack it and choose the agreement inside",
			"a document without an end":       "Ask for it again",
			"entities that multiply":          "Ask for it again",
		}[c.Name]
		if want == "" {
			continue
		}
		t.Run(c.Name, func(t *testing.T) {
			h, b := desk(t)
			uitest.Must(t)(b.AddDocument(t.Context(),
				assessments.Document{ID: "odd", VendorID: "lumen", Name: "Odd", Type: "msa"},
				assessments.Version{ID: "odd/1", Label: "1", Status: assessments.VersionDraft},
				uitest.Text(c.File, string(c.Make())), assessments.NoProgress{}))
			p := open(t, h, b, ui.Route{Page: "reader", ID: "odd/1"})
			if !h.Sees("There is no text to read", want) {
				t.Errorf("got %s", h.Words())
			}
			if !p.Visit(ui.Route{Page: "reader", ID: "dpa/1"}) || !h.Sees("Return and deletion") {
				t.Error("the reader does not go on to the next document")
			}
		})
	}
}
