package contracts

import (
	"strings"
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/workbench"

	"fyne.io/fyne/v2"
)

const agreementText = `# Lumen Enterprise Agreement

## 4 Customer Content

4.1 Ownership. As between the parties, Customer owns all right, title and interest in Input and, to the extent permitted by law, in Output. Lumen assigns to Customer any interest it may have in Output.

4.2 Use of Content. Lumen will not use Customer Content to train or fine-tune any generally available model, except where Customer has given written permission. Lumen will require the same of each model provider listed in Schedule 2.

4.3 Service improvement. Lumen may use de-identified usage data, excluding Customer Content, to maintain and improve the Services.

4.4 Third-party models. The Services may route Input to the model providers in Schedule 2. Lumen gives thirty days’ notice of a change to Schedule 2, during which Customer may object.

4.5 Location. Customer Content is stored in data centers located in the region selected in the Order Form.

4.6 Feedback. Feedback that Customer chooses to submit may be used to develop and improve the Services, including models.

## 8 Service levels

8.1 Availability. Lumen will make the Services available 99.5 percent of each calendar month, excluding planned maintenance. If it does not, Customer may claim service credits of ten percent of the monthly fees.

## 10 Indemnity

10.1 Output indemnity. Lumen will defend Customer against any third-party claim alleging that Output infringes a copyright, and will indemnify Customer for damages finally awarded, except to the extent the claim arises from modification or combination of Output.

## 11 Liability

11.1 Cap. Each party’s aggregate liability under this Agreement will not exceed the fees paid in the twelve months before the claim.

## 18 General

18.1 Governing law. This Agreement is governed by the laws of Ireland, and the courts of Dublin have exclusive jurisdiction.

18.2 Order of precedence. In the event of a conflict between this Agreement and the Data Processing Addendum, the Data Processing Addendum shall prevail as to personal data.

18.3 Changes. Lumen may change these terms only by giving Customer sixty days’ written notice.
`

const dpaText = `# Data Processing Addendum

## 5 Hosting

5.1 Location. Lumen stores and processes Customer Personal Data only in data centers located in the European Union.

## 6 Deletion

6.1 Return and deletion. Within thirty days after termination Lumen will delete or return all Customer Personal Data, and will delete existing copies unless law requires storage.

## 7 Training

7.1 No training. Lumen will not use Customer Personal Data to train models.
`

// desk is a furnished workspace with two documents of one contract that answer the same topics.
func desk(t *testing.T) (*uitest.Host, *workbench.Workbench) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	ctx := t.Context()
	uitest.Must(t)(b.AddVersion(ctx,
		assessments.Version{
			ID: "msa/3", DocumentID: "msa", Label: "3", Status: assessments.VersionExecuted,
			Effective: "2026-09-01",
		},
		uitest.Text("lumen-enterprise-agreement-v3.md", agreementText), assessments.NoProgress{}))
	uitest.Must(t)(b.AddDocument(ctx,
		assessments.Document{
			ID: "dpa", VendorID: "lumen", ContractID: "ea", Name: "Data processing addendum",
			Type: "dpa",
		},
		assessments.Version{ID: "dpa/1", Label: "1", Status: assessments.VersionExecuted},
		uitest.Text("dpa.md", dpaText), assessments.NoProgress{}))
	return h, b
}

func open(t *testing.T, h *uitest.Host, b *workbench.Workbench, r ui.Route) *Reader {
	t.Helper()
	p := NewReader(b, h, r)
	h.Open(p)
	return p
}

func item(t *testing.T, b *workbench.Workbench, topic assessments.Topic) string {
	t.Helper()
	a, err := b.Assess(t.Context(), "a", b.Today())
	if err != nil {
		t.Fatal(err)
	}
	for i, it := range a.Dossier.Template.Items {
		if it.Topic == topic && !a.Judged[i].Hidden {
			return it.ID
		}
	}
	t.Fatalf("no item on %s", topic)
	return ""
}

func citations(t *testing.T, b *workbench.Workbench) []*assessments.Citation {
	t.Helper()
	rows, err := b.List(t.Context(), "citation")
	if err != nil {
		t.Fatal(err)
	}
	var out []*assessments.Citation
	for _, r := range rows {
		out = append(out, r.(*assessments.Citation))
	}
	return out
}

func has(words, part string) bool { return strings.Contains(words, part) }

func selection(fromChunk, from, toChunk, to int) text.Selection {
	return text.Selection{
		FromParagraph: fromChunk, FromOffset: from, ToParagraph: toChunk, ToOffset: to,
		Text: "x",
	}
}

// within reports whether an object is at a place of another one.
func within(in, o fyne.CanvasObject) bool {
	d := fyne.CurrentApp().Driver()
	at, from := d.AbsolutePositionForObject(o), d.AbsolutePositionForObject(in)
	return at.Y >= from.Y && at.Y < from.Y+in.Size().Height && at.X >= from.X
}
