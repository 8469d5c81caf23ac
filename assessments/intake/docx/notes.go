package docx

import (
	"strings"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
)

// readNotes reads the footnotes or endnotes, which the body refers to by their ids.
func (d *document) readNotes(kind string) error {
	s := d.scan(kind + "s")
	if s == nil {
		return nil
	}
	defer s.close()
	return eachOf(s, kind, func(e event) error {
		var found []paragraph
		p := parser{doc: d, scanner: s, part: d.pkg.related(kind + "s")[0]}
		p.paragraph = func(p paragraph) error {
			found = append(found, p)
			return d.ctx.Err()
		}
		p.row = func(r row) error {
			for _, cell := range r.cells {
				found = append(found, cell...)
			}
			return d.ctx.Err()
		}
		if err := p.blocks(); err != nil {
			return err
		}
		// the others draw the line above the notes
		if kind := e.attr("type"); kind == "" || kind == "normal" {
			d.notes[strings.TrimSpace(e.name+" "+e.attr("id"))] = found
		}
		return nil
	})
}

// readComments reads what reviewers wrote in the margin: "Author: words".
func (d *document) readComments() error {
	s := d.scan("comments")
	if s == nil {
		return nil
	}
	defer s.close()
	threads := map[string]string{} // comments by their last paragraph
	defer func() { d.readThreads(threads) }()
	return eachOf(s, "comment", func(e event) error {
		var parts []string
		words := view{doc: d, drop: deleted | struck}
		p := parser{doc: d, scanner: s, row: func(row) error { return nil }}
		p.paragraph = func(p paragraph) error {
			if text, _, _ := words.words(p.runs); strings.TrimSpace(text) != "" {
				parts = append(parts, outline.OneLine(text))
			}
			return d.ctx.Err()
		}
		if err := p.blocks(); err != nil {
			return err
		}
		text := strings.Join(parts, " ")
		if text == "" {
			return nil
		}
		by := authorOf(e)
		one := assessments.Comment{ID: short(e.attr("id")), Author: by.name, Date: by.date, Text: text}
		if p.id != "" {
			threads[p.id] = one.ID
		}
		if d.commented += len(one.Words()); d.commented > maxComments {
			return errTooMuch
		}
		d.comments = append(d.comments, one)
		return nil
	})
}

// readThreads reads which comment answers which, and which are done: both name comments by their last
// paragraph. What cannot be read of it leaves the comments as they are.
func (d *document) readThreads(threads map[string]string) {
	s := d.scan("commentsExtended")
	if s == nil {
		return
	}
	defer s.close()
	at := map[string]int{}
	for i, c := range d.comments {
		at[c.ID] = i
	}
	for {
		e, err := s.next()
		if err != nil {
			return
		}
		i, known := at[threads[e.attr("paraId")]]
		if e.kind != eventStart || e.local != "commentEx" || !known {
			continue
		}
		d.comments[i].Parent = threads[e.attr("paraIdParent")]
		d.comments[i].Done = e.attr("done") == "1" || e.attr("done") == "true"
	}
}
