package store

import (
	"strings"

	"countersign/assessments"
)

// hits makes hits of the best candidates; several of one place count once, and what was binned not at all.
func (v searching) hits(found []candidate, limit int) ([]assessments.Hit, error) {
	var out []assessments.Hit
	texts := map[string]writtenText{}
	for _, c := range found {
		if len(out) == limit {
			break
		}
		h, ok, err := v.hit(c, texts)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, h)
		}
	}
	return out, nil
}

// hit makes a hit of a candidate; false of what is not there, or is not what its record or text says:
// passages are derived, and another program can change them. texts holds what was read of texts.
func (v searching) hit(c candidate, texts map[string]writtenText) (assessments.Hit, bool, error) {
	h := assessments.Hit{Noun: c.noun, ID: c.record, Snippet: snippet(c.marked), Start: c.first, End: c.last}
	if c.noun == textNoun {
		if ok, err := v.inText(c, texts); err != nil || !ok {
			return h, false, err
		}
		return v.textHit(h)
	}
	r := assessments.New(c.noun)
	if r == nil {
		return h, false, nil
	}
	r.SetKey(c.record)
	ok, err := v.Get(r)
	if err != nil || !ok || assessments.InBin(r) || unmarked(findableText(r)) != unmarked(c.marked) {
		return h, false, err
	}
	h.Title, h.InnerRef = assessments.TitleOf(r), innerRef(r)
	h.Snippet = snippet(apart(c.marked, findableParts(r)))
	if quote, ok := r.(*assessments.Citation); ok {
		h.State = quote.State
	}
	return h, true, nil
}

// inText reports whether a passage is where its text has it.
func (v searching) inText(c candidate, texts map[string]writtenText) (bool, error) {
	plain, known := texts[c.record]
	if !known {
		s := storedText{sha256: c.record}
		found, err := v.s.scan(v.ctx, `SELECT "digest", "body" FROM "text" WHERE "sha256" = ?`,
			[]any{c.record}, &s.digest, &s.body)
		if err != nil {
			return false, err
		}
		if words, ok := s.escaped(); found && ok {
			plain = newWrittenText(words)
		}
		texts[c.record] = plain
	}
	passage, ok := plain.slice(c.first, c.last)
	return ok && unmarked(passage) == unmarked(c.marked), nil
}

// apart sets the fields of a record apart in its marked text, and names a citation's section: no words of
// one stand as if they were words of the other.
func apart(marked string, parts []saying) string {
	joints := map[int]string{} // by the character of the text without marks that joins two fields
	at := 0
	for i, p := range parts {
		if i > 0 {
			joints[at] = " · "
			if p.field == "section" {
				joints[at] = " · section "
			}
			at++
		}
		at += len([]rune(unmarked(p.words)))
	}
	var out strings.Builder
	at = 0
	for _, c := range marked {
		if s := string(c); s == markOpen || s == markClose {
			out.WriteString(s)
			continue
		}
		if joint, ok := joints[at]; ok {
			out.WriteString(joint)
		} else {
			out.WriteRune(c)
		}
		at++
	}
	return out.String()
}

// unmarked is a text without the marks of what was searched for.
func unmarked(s string) string { return strings.NewReplacer(markOpen, "", markClose, "").Replace(s) }

// textHit finds the document's version, else the evidence's revision, whose file has the text.
func (v searching) textHit(h assessments.Hit) (assessments.Hit, bool, error) {
	for _, from := range []struct {
		noun  assessments.Noun
		query string
	}{
		{assessments.NounVersion, `SELECT v."id", d."name" || ' ' || v."label" FROM "version" v JOIN "document" d ON d."id" = v."document" WHERE v."sha256" = ? AND v."binned" = 0 AND d."binned" = 0 ORDER BY v."id" LIMIT 1`},
		{assessments.NounRevision, `SELECT r."id", e."name" || ' ' || r."label" FROM "revision" r JOIN "evidence" e ON e."id" = r."evidence" WHERE r."sha256" = ? AND r."binned" = 0 AND e."binned" = 0 ORDER BY r."id" LIMIT 1`},
	} {
		digest := h.ID
		ok, err := v.s.scan(v.ctx, from.query, []any{digest}, &h.ID, &h.Title)
		if err != nil || ok {
			h.Noun = from.noun
			return h, ok, err
		}
	}
	return h, false, nil
}

// innerRef is "assessment/item" where the record has both.
func innerRef(r assessments.Record) string {
	a, okA := assessments.FieldOf(r, "assessment")
	i, okI := assessments.FieldOf(r, "item")
	switch {
	case okA && okI && a.Value.String() != "" && i.Value.String() != "":
		return a.Value.String() + "/" + i.Value.String()
	case okA:
		return a.Value.String()
	}
	return ""
}

// snippet cuts the marked text to the surroundings of its first mark.
func snippet(marked string) string {
	const before, length = 60, 240
	r := []rune(strings.Join(strings.Fields(marked), " "))
	if len(r) <= length {
		return string(r)
	}
	open := 0
	for i, c := range r {
		if string(c) == markOpen {
			open = i
			break
		}
	}
	from := max(0, min(open-before, len(r)-length))
	to := min(len(r), from+length)
	out := string(r[from:to])
	if strings.Count(out, markOpen) > strings.Count(out, markClose) {
		out += markClose
	}
	if from > 0 {
		out = "…" + out
	}
	if to < len(r) {
		out += "…"
	}
	return out
}
