package workbench_test

import (
	"maps"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/workbench"
)

func TestTextsThatRepeatWithheldWordsAreNamed(t *testing.T) {
	l := newLab(t)
	l.furnish()
	note := func(id, body string, d assessments.Distribution) *assessments.Note {
		return &assessments.Note{
			ID: id, On: "assessment", OnID: "a", AssessmentID: "a", Body: body,
			Distribution: d,
		}
	}
	l.must(l.Save(ctx,
		note("secret", "Counsel says the liability cap would never hold in court.", assessments.Privileged),
		note("open", "As we know, the liability cap would never hold anywhere.", assessments.Shareable),
		note("other", "The liability cap is twelve months of fees.", assessments.Shareable)))
	l.must(l.Save(ctx, &assessments.Document{
		ID: "memo", VendorID: "lumen", ContractID: "ea", Name: "Memo",
		Type: "msa", Distribution: assessments.Privileged,
	}))
	l.must(l.AddVersion(ctx, assessments.Version{
		ID: "memo/1", DocumentID: "memo", Label: "1",
		Status: assessments.VersionDraft,
	}, text("memo.txt", "Settle before the hearing at any price."),
		assessments.NoProgress{}))
	l.must(l.Save(ctx, note("price", "SETTLE before the hearing, at any price!", assessments.Shareable)))
	// Eight words in a row of a file count, seven do not, and none that go out in another file as well.
	const inside, both = "Nine lawyers met in the harbour office before dawn to talk.",
		"Each party keeps what it learns of the other secret for ten years."
	l.must(l.AddVersion(ctx, assessments.Version{
		ID: "memo/2", DocumentID: "memo", Label: "2",
		Status: assessments.VersionDraft,
	}, text("memo2.txt", inside+"\n\n"+both), assessments.NoProgress{}))
	l.must(l.Save(ctx, &assessments.Document{
		ID: "nda", VendorID: "lumen", ContractID: "ea", Name: "NDA",
		Type: "msa", Distribution: assessments.Shareable,
	}))
	l.must(l.AddVersion(ctx, assessments.Version{
		ID: "nda/1", DocumentID: "nda", Label: "1",
		Status: assessments.VersionAccepted,
	}, text("nda.txt", both), assessments.NoProgress{}))
	l.must(l.Save(ctx,
		note("seven", "Ask whether nine lawyers met in the harbour office.", assessments.Shareable),
		note("eight", "Nine lawyers met in the harbour office before we asked.", assessments.Shareable),
		note("both", "As agreed: each party keeps what it learns of the other secret for ten years.",
			assessments.Shareable)))
	leaves, err := l.Leaves(ctx, workbench.PackOrder{
		Assessment: "a", Audience: pack.Auditor,
		AsOf: l.Today(),
	})
	if err != nil {
		t.Fatal(err)
	}
	got, err := l.Repeats(ctx, leaves)
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]string{}
	for _, one := range got {
		words[string(one.Noun)+" "+one.ID+" "+one.Field] = one.Words
		if one.Of == "" {
			t.Errorf("%+v does not say of what", one)
		}
	}
	want := map[string]string{
		"note open body":  "the liability cap would never hold",
		"note price body": "SETTLE before the hearing, at any price",
		"note eight body": "Nine lawyers met in the harbour office before",
	}
	if !maps.Equal(words, want) {
		t.Errorf("got %v\nwant %v", words, want)
	}
}
