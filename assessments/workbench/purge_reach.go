package workbench

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"countersign/assessments"
	"countersign/assessments/port"
)

// Mention is a place of the user's own words that repeats words of what is purged. A purge leaves it
// as it is and names it, so that the user can change it.
type Mention struct {
	Noun  assessments.Noun `json:"noun"`
	ID    string           `json:"id"`
	Field string           `json:"field"`
	Title string           `json:"title"`
	Words string           `json:"words"`
	// Earlier says that the field no longer has the words and the journal still does.
	Earlier bool `json:"earlier"`
	// Single says that Words are single words that are in nothing else, not words in a row.
	Single bool `json:"single"`

	singles []string
}

// reach looks for what a purge cannot reach: words repeated elsewhere, copies of the workspace, packs.
func (w *purging) reach(ctx context.Context, o PurgeOrder, plan *purgePlan) error {
	p := plan.purge
	told, err := w.saysOf(ctx, plan)
	if err != nil {
		return err
	}
	if words := told.in(o.Reason); words != "" {
		return assessments.Errorf(assessments.Refused,
			"The reason repeats words of what is purged (“%s”). It stays on the tombstone and in the journal: say why without quoting. Nothing was purged.", assessments.Clip(words, 80))
	}
	plan.Copies = append(plan.Copies, o.Copies...)
	if w.copies != nil && !plan.nothing() {
		holding, missing, err := w.copies.Holding(ctx, w.store.Info().Path, p.files, p.past)
		if err != nil {
			return err
		}
		for _, c := range holding {
			if !slices.Contains(plan.Copies, c) {
				plan.Copies = append(plan.Copies, c)
			}
		}
		plan.Missing = missing
	}
	return w.store.Read(ctx, func(r port.Reader) error {
		rows, single, err := mentions(r, p, told)
		if err != nil {
			return err
		}
		if words := told.singles(o.Reason); len(words) > 0 {
			single = append(single, Mention{
				Noun: assessments.NounTombstone, Field: "reason", Title: "reason",
				Single: true, singles: words,
			})
		}
		if single, plan.MoreMentions, err = w.distinctive(ctx, r, p, single); err != nil {
			return err
		}
		plan.Mentions = append(rows, single...)
		plan.Packs, err = packsWith(r, p)
		return err
	})
}

// saysOf reads what the plan erases: the values that go, and the texts of the files.
func (w *purging) saysOf(ctx context.Context, plan *purgePlan) (*sayings, error) {
	out := newSayings()
	for _, words := range plan.purge.words {
		out.add(words)
	}
	for _, sha := range plan.Files {
		text, ok, err := w.store.LoadText(ctx, sha)
		if err != nil && assessments.KindOf(err) != assessments.Damaged {
			return nil, err
		}
		if !ok {
			text, ok = w.texts.readOnce(ctx, sha, plan.purge.labels[sha])
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if !ok {
			plan.Unread = append(plan.Unread, plan.purge.labels[sha])
			continue
		}
		for _, said := range append(text.Aside(), text.Plain) {
			out.add(said)
		}
	}
	return out, nil
}

// readOnce reads the text of a file without keeping it; false if it has none, or if it is being read
// for someone who will find it purged.
func (w *texts) readOnce(ctx context.Context, sha, name string) (assessments.Text, bool) {
	if w.extractions.going(sha) {
		return assessments.Text{}, false
	}
	r, _, err := w.store.OpenBlob(ctx, sha)
	if err != nil {
		return assessments.Text{}, false
	}
	defer r.Close()
	text, err := w.extractor.Extract(ctx, name, r, assessments.NoProgress{})
	return text, err == nil
}

// mentions lists the fields outside the purge that repeat words of it in a row, now or earlier, and
// those that repeat single words which may be in nothing else.
func mentions(r port.Reader, p *purge, told *sayings) (out, single []Mention, err error) {
	now := map[field]string{}
	note := func(m Mention, value string, computed bool) bool {
		if m.Words = told.in(value); m.Words != "" {
			out = append(out, m)
			return true
		}
		if m.singles = told.singles(value); computed || len(m.singles) == 0 {
			return false
		}
		m.Single = true
		single = append(single, m)
		return true
	}
	for _, n := range assessments.Nouns() {
		if n == assessments.NounFrozen {
			continue // a question set is no one's words
		}
		rows, err := r.List(n)
		if err != nil {
			return nil, nil, err
		}
		for _, one := range rows {
			for _, f := range one.Fields() {
				at, value := field{Thing{n, one.Key()}, f.Name}, f.Value.String()
				now[at] = value
				if _, wiped := p.wiped[at]; wiped || !freely(f) || citedElsewhere(one, f) {
					continue
				}
				note(Mention{Noun: n, ID: one.Key(), Field: f.Name, Title: assessments.TitleOf(one)}, value,
					f.Computed)
			}
		}
	}
	erased := map[[2]int64]bool{}
	for _, c := range p.past {
		erased[[2]int64{c.Event, int64(c.Position)}] = true
	}
	earlier := map[field]bool{}
	err = r.Past("", "", func(c port.Past) error {
		at := field{Thing{c.Noun, c.ID}, c.Field}
		rec := assessments.New(c.Noun)
		if rec == nil || c.Noun == assessments.NounFrozen || earlier[at] || c.Purged || erased[[2]int64{
			c.Event,
			int64(c.Position),
		}] || c.After == now[at] {
			return nil
		}
		f, ok := assessments.FieldOf(rec, c.Field)
		if !ok || !freely(f) || f.Of != "" {
			return nil
		}
		m := Mention{Noun: c.Noun, ID: c.ID, Field: c.Field, Title: c.ID, Earlier: true}
		earlier[at] = note(m, c.After, f.Computed)
		return nil
	})
	return out, single, err
}

// freely reports whether people write freely in a field.
func freely(f assessments.Field) bool {
	kind := f.Value.Kind()
	return (kind == assessments.TextValue || kind == assessments.ListValue) && f.Ref == "" &&
		len(f.OneOf) == 0
}

// citedElsewhere reports whether a field quotes another text, in which the quote was found.
func citedElsewhere(r assessments.Record, f assessments.Field) bool {
	c, ok := r.(*assessments.Citation)
	return ok && f.Of != "" && c.State.InText()
}

// packsWith lists where packs were written of assessments with which one of the things belongs.
func packsWith(r port.Reader, p *purge) ([]string, error) {
	var out []string
	packs, err := live[assessments.Pack](r)
	if err != nil {
		return nil, err
	}
	with := map[string]bool{}
	for _, one := range packs {
		has, looked := with[one.AssessmentID]
		if !looked {
			d, err := collect(p.w.bodies, r, one.AssessmentID)
			if err != nil {
				return nil, err
			}
			has = p.in(&d)
			with[one.AssessmentID] = has
		}
		if has {
			out = append(out, one.Place)
		}
	}
	return out, nil
}

// in reports whether one of the things belongs to a dossier.
func (p *purge) in(d *assessments.Dossier) bool {
	return slices.ContainsFunc(d.Versions,
		func(v assessments.Version) bool { return p.all[Thing{assessments.NounVersion, v.ID}] }) ||
		slices.ContainsFunc(d.Revisions,
			func(v assessments.Revision) bool { return p.all[Thing{assessments.NounRevision, v.ID}] }) ||
		slices.ContainsFunc(d.Notes, func(v assessments.Note) bool {
			return p.all[Thing{
				assessments.NounNote,
				v.ID,
			}]
		})
}

// run is how many words in a row say that a text repeats another.
const run = 5

// sayings are the texts of a purge, by every run of words in them; a shorter text by all of its words;
// and by words that could give it away alone.
type sayings struct {
	run   int
	runs  map[string]bool
	short [][]string
	words map[string]bool
}

func newSayings() *sayings { return sayingsOf(run) }

// sayingsOf holds texts by runs of n words.
func sayingsOf(n int) *sayings {
	return &sayings{run: n, runs: map[string]bool{}, words: map[string]bool{}}
}

func (s *sayings) add(text string) {
	if assessments.IsPurged(text) {
		return
	}
	words, _ := wordsOf(text)
	for _, word := range words {
		if singular(word) {
			s.words[word] = true
		}
	}
	if len(words) < s.run {
		if joined := strings.Join(words, " "); len(words) > 1 && len([]rune(joined)) >= 8 &&
			!slices.ContainsFunc(s.short, func(o []string) bool { return slices.Equal(o, words) }) {
			s.short = append(s.short, words)
		}
		return
	}
	for i := 0; i+s.run <= len(words); i++ {
		s.runs[strings.Join(words[i:i+s.run], " ")] = true
	}
}

// any reports whether there is anything to repeat.
func (s *sayings) any() bool { return len(s.runs) > 0 || len(s.short) > 0 }

// in returns the first words of a text that repeat a saying, as they are in it; "" if none do.
func (s *sayings) in(text string) string {
	if !s.any() {
		return ""
	}
	words, at := wordsOf(text)
	for i := range words {
		end := i
		for end+s.run <= len(words) && s.runs[strings.Join(words[end:end+s.run], " ")] {
			end++
		}
		if end > i {
			return text[at[i][0]:at[end+s.run-2][1]]
		}
		for _, short := range s.short {
			if i+len(short) <= len(words) && slices.Equal(words[i:i+len(short)], short) {
				return text[at[i][0]:at[i+len(short)-1][1]]
			}
		}
	}
	return ""
}

// wordsOf splits a text into its words in small letters, and says at which bytes each begins and ends.
func wordsOf(text string) (words []string, at [][2]int) {
	begin := -1
	end := func(i int) {
		if begin >= 0 {
			words, at = append(words, strings.ToLower(text[begin:i])), append(at, [2]int{begin, i})
			begin = -1
		}
	}
	for i, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			if begin < 0 {
				begin = i
			}
			continue
		}
		end(i)
	}
	end(len(text))
	return words, at
}
