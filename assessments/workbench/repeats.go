package workbench

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/port"
)

// longRun is how many words in a row of a file count as repeated. Contracts share shorter runs: “to
// the extent permitted by applicable law” has seven words.
const longRun = 8

// Repeat is a text of one's own that goes out and repeats words of a record that is withheld. It is
// not withheld for that: a person reads it before it leaves.
type Repeat struct {
	Noun  assessments.Noun `json:"noun"`
	ID    string           `json:"id"`
	Title string           `json:"title"`
	Field string           `json:"field"`
	Words string           `json:"words"` // as they are in the field
	Of    string           `json:"of"`    // name of the withheld record
}

// withheldWords are the words of one withheld record.
type withheldWords struct {
	of   string
	said *sayings
}

// Repeats lists the fields that go out by l and repeat words in a row of a withheld note, finding,
// answer or file: five of what people wrote, eight of a file, all of a shorter text. Words that go out
// in a file as well do not count.
func (w *packing) Repeats(ctx context.Context, l pack.Leaves) ([]Repeat, error) {
	inside, err := w.withheldWords(ctx, l.Withheld)
	if err != nil || len(inside) == 0 {
		return nil, err
	}
	open := sayingsOf(longRun)
	for _, one := range l.Out {
		if slices.Contains(one.Fields, "file") {
			if err := w.addFile(ctx, open, one); err != nil {
				return nil, err
			}
		}
	}
	for _, one := range inside {
		if one.said.run == longRun {
			maps.DeleteFunc(one.said.runs, func(words string, _ bool) bool { return open.runs[words] })
		}
	}
	var out []Repeat
	err = w.store.Read(ctx, func(r port.Reader) error {
		out = nil
		for _, one := range l.Out {
			found, err := repeatsIn(r, one, inside)
			if err != nil {
				return err
			}
			out = append(out, found...)
		}
		return ctx.Err()
	})
	return out, err
}

// withheldWords reads the texts of withheld records. Names are left out: a name is repeated wherever a
// thing is named.
func (w *packing) withheldWords(ctx context.Context, withheld []pack.Leaving) ([]withheldWords, error) {
	var out []withheldWords
	for _, one := range withheld {
		of := cmp.Or(one.Title, one.Noun.Called(one.ID))
		rec := assessments.New(one.Noun)
		if rec == nil {
			continue // an item or a position, which is no record
		}
		rec.SetKey(one.ID)
		if err := w.Get(ctx, rec); err != nil {
			if assessments.KindOf(err) == assessments.NotFound {
				continue
			}
			return nil, err
		}
		written := newSayings()
		for _, f := range rec.Fields() {
			if f.Content && !f.Line && freely(f) && slices.Contains(one.Fields, f.Name) &&
				!citedElsewhere(rec, f) {
				written.add(f.Value.String())
			}
		}
		if written.any() {
			out = append(out, withheldWords{of, written})
		}
		if slices.Contains(one.Fields, "file") {
			file := sayingsOf(longRun)
			if err := w.addFile(ctx, file, one); err != nil {
				return nil, err
			}
			if file.any() {
				out = append(out, withheldWords{of, file})
			}
		}
	}
	return out, nil
}

// addFile adds the text of a version's or revision's file. A file that gives no text adds nothing.
func (w *packing) addFile(ctx context.Context, to *sayings, one pack.Leaving) error {
	rec := assessments.New(one.Noun)
	if rec == nil {
		return nil
	}
	rec.SetKey(one.ID)
	if err := w.Get(ctx, rec); err != nil {
		if assessments.KindOf(err) == assessments.NotFound {
			return nil
		}
		return err
	}
	digest := fieldOf(rec, "sha256")
	if digest == "" {
		return nil
	}
	text, ok, err := w.store.LoadText(ctx, digest)
	if err != nil && assessments.KindOf(err) != assessments.Damaged {
		return err
	}
	if !ok {
		text, _ = w.texts.readOnce(ctx, digest, fieldOf(rec, "file_name"))
	}
	for _, said := range append(text.Aside(), text.Plain) {
		to.add(said)
	}
	return ctx.Err()
}

// repeatsIn looks in what one record gives away of people's own words.
func repeatsIn(r port.Reader, one pack.Leaving, inside []withheldWords) (out []Repeat, err error) {
	rec := assessments.New(one.Noun)
	if rec == nil {
		return nil, nil
	}
	rec.SetKey(one.ID)
	if found, err := r.Get(rec); err != nil || !found {
		return nil, err
	}
	for _, f := range rec.Fields() {
		if !freely(f) || f.Computed || !slices.Contains(one.Fields, f.Name) || citedElsewhere(rec, f) {
			continue
		}
		for _, from := range inside {
			if words := from.said.in(f.Value.String()); words != "" {
				out = append(out, Repeat{one.Noun, one.ID, assessments.TitleOf(rec), f.Name, words, from.of})
			}
		}
	}
	return out, nil
}
