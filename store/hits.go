package store

import (
	"strings"

	"countersign/assessments"
)

// hits makes hits of the best candidates; several of one place count once, and what was binned not at all.
func (v *view) hits(found []candidate, limit int) ([]assessments.Hit, error) {
	var out []assessments.Hit
	for _, c := range found {
		if len(out) == limit {
			break
		}
		h, ok, err := v.hit(c)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, h)
		}
	}
	return out, nil
}

func (v *view) hit(c candidate) (assessments.Hit, bool, error) {
	h := assessments.Hit{Noun: c.noun, ID: c.record, Snippet: snippet(c.marked), Start: c.first, End: c.last}
	if c.noun == textNoun {
		return v.textHit(h)
	}
	r := assessments.New(c.noun)
	if r == nil {
		return h, false, nil
	}
	r.SetKey(c.record)
	ok, err := v.Get(r)
	if err != nil || !ok || assessments.InBin(r) {
		return h, false, err
	}
	h.Title, h.InnerRef = assessments.TitleOf(r), innerRef(r)
	return h, true, nil
}

// textHit finds the document's version, else the evidence's revision, whose file has the text.
func (v *view) textHit(h assessments.Hit) (assessments.Hit, bool, error) {
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
