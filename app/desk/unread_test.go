package desk_test

import (
	"strings"
	"testing"

	"countersign/app/uitest"
	"countersign/assessments"
)

func TestSilentIsAskedWithWhatWasNotRead(t *testing.T) {
	l := open(t, training)
	german := "Der Anbieter verwendet die Daten des Kunden nicht, um Modelle zu trainieren, und er verpflichtet die " +
		"Anbieter, die er einsetzt, dazu, es ebenso zu halten, solange der Vertrag gilt und auch danach."
	english := strings.Repeat("The supplier shall keep the data of the customer in the region that it has chosen. ", 12)
	uitest.Must(t)(l.b.AddVersion(t.Context(),
		assessments.Version{ID: "msa/4", DocumentID: "msa", Label: "4", Status: assessments.VersionDraft},
		uitest.Text("a.md", english+"\n\n"+german), assessments.NoProgress{}))
	l.CatchUp()
	l.page.TakeRune('4')
	if !l.Sees("Which documents did you read?", "Its text was not read yet") {
		t.Errorf("before its text is read: %s", l.Words())
	}
	l.Tap("Cancel")
	if _, err := l.b.Text(t.Context(), "msa/4", assessments.NoProgress{}); err != nil {
		t.Fatal(err)
	}
	l.page.TakeRune('4')
	if !l.Sees("Look in the file as well: 1 passage in another language") {
		t.Errorf("after it is read: %s", l.Words())
	}
}
