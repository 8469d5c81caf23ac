package contracts

import (
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/assessments"
)

const orderText = "# Order Form 7\n\nThis Order Form is between Lumen AI, Inc. (“Provider”) and Brackwater AG (“Customer”).\n\n" +
	"The Data Processing Addendum and the Acceptable Use Policy form part of this Order Form.\n\n" +
	"The Support Policy is not part of this Order Form.\n"

// TestEveryPaperATextTakesInIsListed says where each stands, and leads to the words that name it.
func TestEveryPaperATextTakesInIsListed(t *testing.T) {
	h, b := desk(t)
	uitest.Must(t)(b.AddDocument(t.Context(),
		assessments.Document{
			ID: "of", VendorID: "lumen", ContractID: "ea", Name: "Order form 7",
			Type: "order_form",
		},
		assessments.Version{ID: "of/1", Label: "1", Status: assessments.VersionExecuted},
		uitest.Text("order.md", orderText), assessments.NoProgress{}))
	if list, err := b.Linked(t.Context(), "of/1"); err != nil || list != nil {
		t.Errorf("of a text that was not read: %v, %v", list, err)
	}
	list(t, h, b, ui.Route{Page: "contracts"})
	showLinked(h, b, "Order form 7", "of/1")
	if !h.Sees("Papers that “Order form 7” takes in", "Data Processing Addendum", "on file",
		"Acceptable Use Policy", "not on file", "Support Policy", "not part of it") {
		t.Fatalf("got %s", h.Words())
	}
	h.Tap("Close")
	uitest.Must(t)(b.Bin(t.Context(), assessments.NounDocument, "dpa"))
	linked, err := b.Linked(t.Context(), "of/1")
	if err != nil || len(linked) != 3 || linked[0].Standing != "not on file" {
		t.Errorf("with the addendum in the bin: %+v, %v", linked, err)
	}
}

// TestWhatIsNotFoundCanStandInAMissingPaper names the papers that are not on file where nothing is found.
func TestWhatIsNotFoundCanStandInAMissingPaper(t *testing.T) {
	h, b := desk(t)
	uitest.Must(t)(b.AddDocument(t.Context(),
		assessments.Document{
			ID: "of", VendorID: "lumen", ContractID: "ea", Name: "Order form 7",
			Type: "order_form",
		},
		assessments.Version{ID: "of/1", Label: "1", Status: assessments.VersionExecuted},
		uitest.Text("order.md", orderText), assessments.NoProgress{}))
	p := open(t, h, b, ui.Route{Page: "reader", ID: "of/1"})
	p.topics.choose("training_use")
	if !h.Sees("found nothing on training use", "not on file: Acceptable Use Policy.") {
		t.Errorf("got %s", h.Words())
	}
	uitest.Must(t)(b.AddDocument(t.Context(),
		assessments.Document{
			ID: "aup", VendorID: "lumen", Name: "Acceptable Use Policy",
			Type: "acceptable_use",
		},
		assessments.Version{ID: "aup/1", Label: "1", Status: assessments.VersionPublished},
		uitest.Text("aup.md", "# Acceptable Use Policy\n\nBe kind.\n"), assessments.NoProgress{}))
	p = open(t, h, b, ui.Route{Page: "reader", ID: "of/1"})
	p.topics.choose("training_use")
	if !h.Sees("found nothing on training use") || h.Sees("not on file") {
		t.Errorf("with every paper on file: %s", h.Words())
	}
}
