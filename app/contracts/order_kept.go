package contracts

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"countersign/app/ui"
	"countersign/assessments"
)

// orderKept is the order for one subject as it is kept until it is recorded or thrown away. It holds ids and
// no words of a document: the clause is named by its version and the digest of its quote.
type orderKept struct {
	Order   []string
	Version string `json:",omitempty"`
	Clause  string `json:",omitempty"`
}

// keptAs names the orders of a contract among the forms that were filled in and not recorded.
func (d *orderDrafts) keptAs() string { return "order of precedence\n" + d.papers.Contract.ID }

// about lists the records that the orders are about, and those from which their clauses were taken.
func (d *orderDrafts) about() []string {
	out := []string{d.papers.Contract.ID}
	for _, doc := range d.papers.Documents {
		out = append(out, doc.ID)
	}
	for _, v := range d.papers.Versions {
		out = append(out, v.ID)
	}
	return out
}

// kept is what a person changed and has not saved, by subject.
func (d *orderDrafts) kept() map[string]ui.Filling {
	out := map[string]ui.Filling{}
	for _, s := range d.unsaved() {
		one := d.of[s]
		k := orderKept{Order: one.Order}
		if one.Clause >= 0 {
			k.Version, k.Clause = d.clauses[one.Clause].Version.ID, quoteDigest(d.clauses[one.Clause].Passage.Quote)
		}
		body, err := json.Marshal(k)
		if err != nil { // it holds texts alone
			panic(err)
		}
		out[string(s)] = ui.Filling{Text: string(body)}
	}
	return out
}

// restore brings back what was changed and not saved, and reports whether there was any. An order of other
// documents than those that are there now is left out, and so is one for a subject that was changed already.
func (d *orderDrafts) restore(was map[string]ui.Filling) bool {
	again := false
	for _, s := range assessments.PrecedenceSubjects() {
		var k orderKept
		if json.Unmarshal([]byte(was[string(s)].Text), &k) != nil || d.of[s].touched {
			continue
		}
		one := d.fresh(s)
		if !slices.Equal(slices.Sorted(slices.Values(one.Order)), slices.Sorted(slices.Values(k.Order))) {
			continue
		}
		one.Order, one.Clause, one.touched = k.Order, -1, true
		for i, c := range d.clauses {
			if k.Clause != "" && c.Version.ID == k.Version && quoteDigest(c.Passage.Quote) == k.Clause {
				one.Clause = i
			}
		}
		d.of[s], again = one, true
	}
	return again
}

func quoteDigest(quote string) string {
	sum := sha256.Sum256([]byte(quote))
	return hex.EncodeToString(sum[:8])
}

// keep keeps what was changed and not saved: the dialog may be left, and the program.
func (d *orderDialog) keep() {
	d.host.Drafts().Forms().Keep(d.draft.keptAs(), d.draft.about(), d.draft.kept())
}

// throwAway closes the dialog and forgets what was changed.
func (d *orderDialog) throwAway() {
	d.host.Drafts().Forms().Drop(d.draft.keptAs())
	d.hide()
	d.host.Note("Thrown away: the orders are shown as they are on record when this is opened again")
}
