package cli

import (
	"fmt"
	"strings"

	"countersign/assessments"
	"countersign/assessments/changes"
	"countersign/assessments/workbench"
)

type changesCmd struct {
	Old     string `arg:"" help:"The version that answers rest on: PDF, DOCX, HTML, Markdown, plain text, a mail or a saved page."`
	New     string `arg:"" help:"The later version."`
	JSON    bool   `help:"Print JSON: each topic with how far it changed, and every change with its section and words."`
	Redline string `help:"Also write both versions as one: a Word document with tracked changes or a PDF to read; the file must not exist." placeholder:"FILE.docx|FILE.pdf"`
	All     bool   `help:"List the cosmetic changes too, which are counted otherwise."`
}

func (*changesCmd) Help() string {
	return `Per topic: substantive (an answer that rests on the old text must be looked at again), reworded, cosmetic or none. ` +
		`The program proposes; read what changed before you rely on it. ` +
		`White space, numbers of paragraphs, addresses of links, capital letters and quotation marks count as cosmetic.

In the redline, accepting all changes gives the new text and rejecting all of them the old one.

Example: countersign changes terms-2025.pdf terms-2026.pdf --redline terms.docx`
}

func (c *changesCmd) Run(r *run) error {
	old, err := r.extract(c.Old)
	if err != nil {
		return err
	}
	latest, err := r.extract(c.New)
	if err != nil {
		return err
	}
	lex, err := r.Lexicon()
	if err != nil {
		return err
	}
	got := changes.Compare(old, latest, lex)
	differing{r}.noteNoticesOf(c.Old, old)
	differing{r}.noteNoticesOf(c.New, latest)
	if len(got.Topics) == 0 {
		r.note("One of the texts is in another language than English: its changes are shown, and no topic is judged.")
	}
	if c.Redline != "" {
		err := workbench.PrintRedline(r.ctx, c.Redline, workbench.Compared{Name: c.Old, Text: old},
			workbench.Compared{Name: c.New, Text: latest}, assessments.DateOf(r.Clock.Now()), r.Redlines)
		if err != nil {
			return err
		}
		r.note("Wrote %s.", c.Redline)
	}
	if c.JSON {
		return r.json(compared(c, got, old, latest))
	}
	differing{r}.printComparison(got, c.All)
	return nil
}

// differing tells what differs between two files.
type differing struct{ *run }

// noteNoticesOf tells what of one of several files is not, or not surely, in its text.
func (r differing) noteNoticesOf(file string, t assessments.Text) {
	if len(t.Notices) > 0 {
		r.note("%s:", file)
		r.noteNotices(t)
	}
}

// changesJSON is a comparison as it is printed.
type changesJSON struct {
	Old     comparedFile  `json:"old"`
	New     comparedFile  `json:"new"`
	Topics  []topicJSON   `json:"topics"`
	Changes []changedJSON `json:"changes"`
}

type comparedFile struct {
	File     string   `json:"file"`
	SHA256   string   `json:"sha256"`
	Language string   `json:"language"`
	Pages    int      `json:"pages"`
	Notices  []unread `json:"notices"`
}

type topicJSON struct {
	Topic    assessments.Topic `json:"topic"`
	Affected bool              `json:"affected"`
	Kind     changes.Kind      `json:"kind"`
	OldQuote string            `json:"old_quote"`
	NewQuote string            `json:"new_quote"`
	Changes  []int             `json:"changes"` // places in the list of changes, from 0
}

type changedJSON struct {
	Section string              `json:"section"`
	Kind    changes.Kind        `json:"kind"`
	Moved   bool                `json:"moved"`
	Old     string              `json:"old"`
	New     string              `json:"new"`
	Topics  []assessments.Topic `json:"topics"`
	Words   []changes.Words     `json:"words"`
	From    *changes.Place      `json:"old_place,omitempty"`
	To      *changes.Place      `json:"new_place,omitempty"`
}

// compared puts a comparison into the form that is promised.
func compared(c *changesCmd, got changes.Comparison, old, latest assessments.Text) changesJSON {
	of := func(file string, t assessments.Text) comparedFile {
		return comparedFile{file, t.SHA256, t.Language, t.Pages, noticesOf(t)}
	}
	out := changesJSON{
		Old: of(c.Old, old), New: of(c.New, latest), Topics: []topicJSON{},
		Changes: []changedJSON{},
	}
	for _, t := range got.Topics {
		at := t.Changes
		if at == nil {
			at = []int{}
		}
		out.Topics = append(out.Topics, topicJSON{
			t.Topic, t.Affected(), t.Kind, assessments.Clip(t.OldQuote, 1200),
			assessments.Clip(t.NewQuote, 1200), at,
		})
	}
	for _, one := range got.Changes {
		row := changedJSON{
			Section: section(one), Kind: one.Kind, Moved: one.Moved, Old: one.Old.Quote, New: one.New.Quote,
			Topics: one.Topics, Words: one.Words,
		}
		if row.Topics == nil {
			row.Topics = []assessments.Topic{}
		}
		if row.Words == nil {
			row.Words = []changes.Words{}
		}
		if one.Old.Quote != "" {
			row.From = &one.Old
		}
		if one.New.Quote != "" {
			row.To = &one.New
		}
		out.Changes = append(out.Changes, row)
	}
	return out
}

// section is where a change stands: in the new text, or where the old one had what was left out.
func section(c changes.Change) string {
	if c.New.Quote == "" || c.New.Section == "" {
		return c.Old.Section
	}
	return c.New.Section
}

// printComparison prints the topics first, then the changes in the order of the new text.
func (r differing) printComparison(c changes.Comparison, all bool) {
	if len(c.Changes) == 0 {
		r.say("Nothing changed.")
		return
	}
	r.printTopics(c)
	hidden, last := 0, ""
	for _, one := range c.Changes {
		if one.Kind == changes.Cosmetic && !all {
			hidden++
			continue
		}
		if here := placeOf(one); here != last {
			r.say("%s", here)
			last = here
		}
		r.printChange(one)
	}
	if hidden > 0 {
		r.say("%s not listed: numbers of paragraphs, typography, what only moved. --all lists them too.",
			assessments.Count(hidden, "cosmetic change is", "cosmetic changes are"))
	}
}

func (r differing) printTopics(c changes.Comparison) {
	by := map[changes.Kind][]string{}
	for _, t := range c.Topics {
		by[t.Kind] = append(by[t.Kind], t.Topic.Title())
	}
	for _, row := range []struct {
		kind  changes.Kind
		words string
	}{
		{changes.Substantive, "Look again at answers on"},
		{changes.Reworded, "Reworded only"},
		{changes.Cosmetic, "Cosmetic only"},
		{changes.None, "No change found"},
	} {
		if names := by[row.kind]; len(names) > 0 {
			r.say("%s: %s.", row.words, strings.Join(names, ", "))
		}
	}
	r.say("")
}

// placeOf is the section and page under which a change is printed.
func placeOf(c changes.Change) string {
	at, page := section(c), c.New.Page
	if c.New.Quote == "" {
		page = c.Old.Page
	}
	if at == "" {
		at = "Before the first heading"
	}
	if page > 0 {
		at += fmt.Sprintf(", page %d", page)
	}
	return at
}

// printChange prints a change: its kind and topics, then its words with what went in [- -] and what
// came in {+ +}.
func (r differing) printChange(c changes.Change) {
	head := string(c.Kind)
	switch {
	case c.Old.Quote == "":
		head += ", added"
	case c.New.Quote == "":
		head += ", left out"
	case c.Moved:
		head += ", moved"
	}
	for _, t := range c.Topics {
		head += " · " + t.Title()
	}
	r.say("  %s", head)
	r.say("    %s\n", strings.Join(strings.Fields(c.Marked()), " "))
}
