package desk

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/verdict"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// quoted are the quotes that carry the answer.
type quoted struct {
	card   *card
	p      *Page
	column *fyne.Container
}

// show shows the quotes that carry the answer, each with where it stands and whether it was found.
func (q *quoted) show() {
	d := &q.p.m.A.Dossier
	q.column.Objects = nil
	for _, one := range d.CitationsOn(q.card.item) {
		v, doc, binned := q.p.m.Cites(one)
		source := []text.Run{{Text: place(one, v, doc) + " · "}}
		tone := theme.Good
		switch one.State {
		case assessments.CitationNotFound:
			tone = theme.Bad
		case assessments.CitationMoved, assessments.CitationNotChecked:
			tone = theme.Mixed
		}
		if binned { // where the words were found is of no use while it is there
			tone = theme.Mixed
			source = append(source, text.Run{
				Text: "in the bin: it supports nothing until it is restored",
				Tone: tone, Bold: true,
			})
		} else {
			source = append(source, text.Run{Text: one.State.Title(), Tone: tone, Bold: tone != theme.Good})
		}
		if why := q.p.m.AgedQuote(q.card.item, one.ID); why != "" && !binned {
			source = append(source, text.Run{Text: " · " + why, Tone: theme.Mixed, Bold: true})
			if tone == theme.Good {
				tone = theme.Mixed // the words are there, but in a text that no longer holds
			}
		}
		block := widgets.NewQuoteBlock(widgets.Quote{
			Runs: []text.Run{{Text: "“" + one.Quote + "”"}}, Source: source, Tone: tone,
			Link: "Open in the text",
			OnLink: func() {
				q.p.host.Go(ui.Route{Page: "reader", ID: one.VersionID, Item: q.p.id + "/" +
					one.ItemID, Start: one.Start, End: one.End})
			},
		})
		remove := widgets.NewLink("Remove", func() {
			q.p.takesSupport("Quote moved to the bin", func(ctx context.Context) (assessments.Event, error) {
				return q.p.bench.RemoveCitation(ctx, one.ID)
			})
		}).Small()
		q.column.Add(block)
		if found := q.p.m.numbersOf(one); len(found) > 0 && !binned {
			q.column.Add(verdict.NewNumberCheck(found))
		}
		q.column.Add(container.NewHBox(layout.NewSpacer(), remove))
	}
	visible(q.column, len(q.column.Objects) > 0)
}

// takesSupport takes away what a verdict rests on, and says so: the verdict may wait to be confirmed now.
// The control that was pressed goes with it, so the list of items has the keyboard.
func (p *Page) takesSupport(done string, intent ui.Intent) {
	p.verdicts.Reopening(func() {
		p.host.Write(intent, func(err error) {
			if err != nil {
				p.host.Fail(err)
				p.Load() // the screen shows what is saved, not what was refused
				return
			}
			p.host.Note(done + "; Ctrl+Z undoes it. A verdict with nothing behind it waits to be confirmed.")
		})
	})
	if c := p.host.Window().Canvas(); c.Overlays().Top() == nil {
		c.Focus(p.Focus())
	}
}

// place is where a quote stands, in words.
func place(c assessments.Citation, v assessments.Version, doc assessments.Document) string {
	out := doc.Name + ", version " + v.Label
	if c.Section != "" {
		out += " · " + c.Section
	}
	if c.Page > 0 {
		out += fmt.Sprintf(" · page %d", c.Page)
	}
	if v.Effective != "" {
		out += " · effective " + v.EffectiveDay()
	}
	return out
}

// citeByHand takes a quote typed or pasted, with its document version.
func (q *quoted) citeByHand() {
	d := &q.p.m.A.Dossier
	if q.card.item == "" {
		return
	}
	if len(d.Versions) == 0 {
		q.p.host.Fail(assessments.Errorf(assessments.Refused,
			"There is no document of this vendor to cite from. Add one under Documents first."))
		return
	}
	versions, today := d.Versions, q.p.host.Today()
	which := menu.NewSelect(ui.VersionNames(d, today), nil)
	which.Set(ui.InForce(versions, today))
	quote := text.NewTextArea(5)
	section, page := text.NewEntry(), text.NewEntry()
	form := widgets.NewColumn(2, widgets.NewFormRow("Document", which, ""),
		widgets.NewFormRow("Quote", quote, "Word for word; the program looks for it in the text."),
		widgets.NewFormRow("Section", section, "Found by itself where the text has it."),
		widgets.NewFormRow("Page", page, ""))
	item := q.card.item
	ui.Ask(q.p.host, ui.Question{
		About: func() []string {
			v := versions[which.SelectedIndex()]
			return []string{q.p.id + "/" + item, v.ID, v.DocumentID}
		}, Title: "Cite by hand", Form: form, Verb: "Cite", Width: 560, Height: 340,
		Fields: []*text.Entry{quote, section, page},
		Intent: func() (ui.Intent, error) {
			n := 0
			if text := strings.TrimSpace(page.Text); text != "" {
				var err error
				if n, err = strconv.Atoi(text); err != nil || n < 1 {
					return nil, ui.WrongAt("page",
						errors.New("write a number, such as 14; leave it empty if you do not know it"))
				}
			}
			cite := assessments.Citation{
				AssessmentID: q.p.id, ItemID: item,
				VersionID: versions[which.SelectedIndex()].ID, Quote: quote.Text, Section: section.Text,
				Page: n,
			}
			return func(ctx context.Context) (assessments.Event, error) {
				return q.p.bench.Cite(ctx, cite)
			}, nil
		},
		Done: func() {
			if over, _ := ui.Overtaken(versions[which.SelectedIndex()], versions, today); over != "" {
				q.p.host.Note("Cited, but this version was " + over + ": " + ui.OldQuote)
			}
		},
	})
}
