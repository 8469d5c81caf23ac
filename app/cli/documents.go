package cli

import (
	"fmt"
	"strings"

	"countersign/assessments"
	"countersign/assessments/terms"
	"countersign/assessments/workbench"
)

// extract reads the text out of a file on disk.
func (r *run) extract(path string) (assessments.Text, error) {
	f, err := workbench.FileAt(path)
	if err != nil {
		return assessments.Text{}, err
	}
	in, err := f.Open()
	if err != nil {
		return assessments.Text{}, assessments.Wrap(err, assessments.Refused,
			"“%s” cannot be opened. Check that you may read it.", path)
	}
	defer in.Close()
	t, err := r.Extractor.Extract(r.ctx, f.Name, in, r.progress())
	if err != nil {
		return assessments.Text{}, err
	}
	return terms.NoteLanguages(t), nil
}

type textCmd struct {
	File string `arg:"" help:"PDF, DOCX, HTML, Markdown, plain text, a mail (EML) or a saved page (MHTML)."`
	JSON bool   `help:"Print JSON: paragraphs with section, page and offsets, changes, comments, notices."`
}

func (*textCmd) Help() string { return "Example: countersign text agreement.pdf" }

func (c *textCmd) Run(r *run) error {
	t, err := r.extract(c.File)
	if err != nil {
		return err
	}
	r.noteNotices(t)
	if c.JSON {
		return r.json(struct {
			Words string `json:"text"`
			assessments.Text
			Notices []unread `json:"notices"`
		}{t.Plain, t, noticesOf(t)})
	}
	_, err = fmt.Fprintln(r.exact, t.Plain)
	return err
}

type clausesCmd struct {
	File  string `arg:"" help:"PDF, DOCX, HTML, Markdown, plain text, a mail (EML) or a saved page (MHTML)."`
	Topic string `help:"Only this topic."`
	Top   int    `default:"5" help:"Passages for each topic, at most."`
	JSON  bool   `help:"Print JSON."`
}

func (*clausesCmd) Help() string {
	return "Example: countersign clauses terms.md --topic training_use --top 3"
}

func (c *clausesCmd) Run(r *run) error {
	topics, err := topicsOf(c.Topic)
	if err != nil {
		return err
	}
	if c.Top < 1 || c.Top > 100 {
		return assessments.Errorf(assessments.Usage, "--top takes a number from 1 to 100.")
	}
	t, err := r.extract(c.File)
	if err != nil {
		return err
	}
	lex, err := r.Lexicon()
	if err != nil {
		return err
	}
	found := terms.Find(t, lex, terms.Options{Topics: topics, Top: c.Top})
	if found.Unsupported {
		r.note("The text is in another language than English (%s); passages are found in English only.",
			found.Language)
	}
	r.noteNotices(t)
	if c.JSON {
		return r.json(struct {
			File     string              `json:"file"`
			Language string              `json:"language"`
			SHA256   string              `json:"sha256"`
			Pages    int                 `json:"pages"`
			Notices  []unread            `json:"notices"`
			Topics   []terms.TopicResult `json:"topics"`
		}{c.File, found.Language, t.SHA256, t.Pages, noticesOf(t), found.Topics})
	}
	left := assessments.SumUpNotices(assessments.Hiding(t.Notices))
	for _, one := range found.Topics {
		r.printTopic(one, left)
	}
	return nil
}

func topicsOf(name string) ([]assessments.Topic, error) {
	if name == "" {
		return assessments.Topics(), nil
	}
	var names []string
	for _, t := range assessments.Topics() {
		if string(t) == name {
			return []assessments.Topic{t}, nil
		}
		names = append(names, string(t))
	}
	return nil, assessments.Errorf(assessments.Usage, "There is no topic “%s”. The topics are %s.", name,
		strings.Join(names, ", "))
}

// printTopic prints what was found on a topic. If nothing was, it names what of the file was not read.
func (r *run) printTopic(t terms.TopicResult, left []string) {
	if t.Silent {
		not := ""
		if len(left) > 0 {
			not = "; " + strings.Join(left, "; ")
		}
		r.say("%s: none found (read before you answer silent%s)\n", t.Topic.Title(), not)
		return
	}
	r.say("%s", t.Topic.Title())
	for _, p := range t.Passages {
		place := p.Section
		if p.Page > 0 {
			place = strings.TrimPrefix(fmt.Sprintf("%s, page %d", place, p.Page), ", ")
		}
		r.say("  %d. %s\n     “%s”\n     why: %s", p.Rank, place, strings.Join(strings.Fields(p.Quote), " "),
			strings.Join(p.Why, " · "))
	}
	r.say("")
}

type searchCmd struct {
	Workspace string   `arg:"" help:"The workspace."`
	Words     []string `arg:"" help:"Words that must all stand there; where no place has all, places with some are shown, and said to be."`
	Limit     int      `default:"20" help:"Hits, at most."`
	JSON      bool     `help:"Print JSON."`
}

func (*searchCmd) Help() string {
	return "Example: countersign search acme.countersign indemnify output"
}

func (c *searchCmd) Run(r *run) error {
	if strings.TrimSpace(strings.Join(c.Words, "")) == "" {
		return assessments.Errorf(assessments.Usage, "Say what to look for: no words were given.")
	}
	if c.Limit < 1 {
		return assessments.Errorf(assessments.Usage, "--limit takes a number from 1.")
	}
	return r.reading(c.Workspace, func(w *workbench.Workbench) error {
		words := strings.Join(c.Words, " ")
		hits, err := w.Search(r.ctx, words, c.Limit)
		if err != nil {
			return err
		}
		left, least := 0, false
		if len(hits) == c.Limit {
			if left, least, err = w.LeftOff(r.ctx, words, c.Limit); err != nil {
				return err
			}
		}
		if c.JSON {
			if hits == nil {
				hits = []assessments.Hit{}
			}
			return r.json(struct {
				Hits    []assessments.Hit `json:"hits"`
				LeftOff int               `json:"left_off"`
				Least   bool              `json:"left_off_at_least"`
				Some    bool              `json:"some_words"`
			}{hits, left, least, len(hits) > 0 && hits[0].Some})
		}
		r.printHits(hits, left, least)
		return nil
	})
}

// printHits prints places, and says what they are not: all that there are, or places with all the words.
func (r *run) printHits(hits []assessments.Hit, left int, least bool) {
	if len(hits) == 0 {
		r.note("Nothing found for these words.")
		return
	}
	if hits[0].Some {
		r.say("No place has all of these words. These places have some of them:")
	}
	for _, h := range hits {
		snippet := strings.NewReplacer("\u2068", "[", "\u2069", "]", "\n", " ").Replace(h.Snippet)
		place := h.Noun.Title() + " " + h.ID
		if h.Title != h.ID {
			place += " · " + h.Title
		}
		if h.State != "" && h.State != assessments.CitationFound {
			place += " · " + h.State.Title()
		}
		r.say("%s\n  %s", place, snippet)
	}
	if left > 0 {
		about := ""
		if least {
			about = "At least "
		}
		r.say("%s%s left off. --limit %d shows them too; more words find fewer.",
			about, assessments.Count(left, "more place was", "more places were"), len(hits)+left)
	}
}
