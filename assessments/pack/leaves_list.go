package pack

import (
	"reflect"
	"slices"
	"strings"

	"countersign/assessments"
)

// leavesList names what goes out and what is withheld.
type leavesList struct{ *ledger }

// leaves writes the ledger down: every record that holds something, with what of it goes out and what
// does not.
func (l leavesList) leaves() Leaves {
	out := Leaves{
		Assessment: l.d.Assessment.ID, Audience: l.opt.Audience, AsOf: l.opt.AsOf,
		Out: []Leaving{}, Withheld: []Leaving{}, LeftOut: []assessments.Mention{},
	}
	for _, m := range l.opt.Timing.LeftOut {
		if m.Noun != assessments.NounPack { // as the pack lists them
			out.LeftOut = append(out.LeftOut, m)
		}
	}
	for _, r := range l.records() {
		fields := filled(r)
		l.list(&out, refOf(r), l.title(r), l.reason(r), fields)
		if r.Noun() == assessments.NounVersion && slices.Contains(fields, "file") {
			l.reading(&out, r)
		}
	}
	for i := range l.d.Template.Items {
		it := &l.d.Template.Items[i]
		one := ref{itemNoun, it.ID}
		fields, kept := parts("item", it, l.opt.Audience)
		for _, f := range kept {
			l.withholdField(one, f, notFor[l.opt.Audience])
		}
		why := "a question of the set"
		if l.hidden[it.ID] {
			why += ", which is not asked here"
		}
		l.list(&out, one, it.Title, why, append(fields, kept...))
		if p := it.Positions; p != nil {
			fields, kept := parts("item.positions", p, l.opt.Audience)
			l.list(&out, ref{positionNoun, it.ID}, it.Title, "", append(fields, kept...))
		}
	}
	return out
}

// reading enters what a pack says of how far the file of a version could be read. The list is made without
// reading it, so that it counts on notices.
func (l leavesList) reading(out *Leaves, version assessments.Record) {
	one := ref{readingNoun, version.Key()}
	if why := l.whole[refOf(version)]; why != "" {
		l.withhold(one, why)
	}
	fields, kept := parts("reading",
		&ReadingRecord{Version: one.id, State: WasRead, Notices: []NoticeRecord{}}, l.opt.Audience)
	if len(fields) == 0 {
		l.withhold(one, notFor[l.opt.Audience])
	}
	l.list(out, one, l.title(version), "how far the file could be read", append(fields, kept...))
}

// list enters what of a record goes out, and what is withheld: one line for each reason.
func (l leavesList) list(out *Leaves, r ref, title, why string, fields []string) {
	if len(fields) == 0 {
		return
	}
	line := Leaving{Noun: r.noun, ID: r.id, Title: title, Fields: fields, Why: why}
	if whole := l.whole[r]; whole != "" {
		line.Why = whole
		out.Withheld = append(out.Withheld, line)
		return
	}
	line.Fields = nil
	held := map[string][]string{}
	var reasons []string
	for _, f := range fields {
		why := l.part[r][f]
		if why == "" {
			line.Fields = append(line.Fields, f)
			continue
		}
		if held[why] == nil {
			reasons = append(reasons, why)
		}
		held[why] = append(held[why], f)
	}
	out.Out = append(out.Out, line)
	for _, why := range reasons {
		out.Withheld = append(out.Withheld, Leaving{
			Noun: r.noun, ID: r.id, Title: title, Fields: held[why],
			Why: why,
		})
	}
}

// filled lists the fields of a record that hold something, its file at the end.
func filled(r assessments.Record) []string {
	empty, file, purged := assessments.New(r.Noun()).Fields(), false, true
	var out []string
	for i, f := range r.Fields() {
		said := f.Value.String()
		if f.Name == "purged_on" {
			purged = said != ""
		}
		if said == empty[i].Value.String() {
			continue
		}
		out = append(out, f.Name)
		file = file || f.Name == "sha256" &&
			(r.Noun() == assessments.NounVersion || r.Noun() == assessments.NounRevision)
	}
	if file && !purged {
		out = append(out, "file")
	}
	return out
}

// parts lists the fields of a part that hold something: those an audience is given, and those it is not.
func parts[T any](part string, p *T, audience string) (given, kept []string) {
	v := reflect.ValueOf(p).Elem()
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		switch {
		case v.Field(i).IsZero() || name == "positions": // listed as positions, on lines of their own
		case allowedParts[part].to(audience, name):
			given = append(given, name)
		default:
			kept = append(kept, name)
		}
	}
	return given, kept
}

// reason says why a record that goes out does.
func (l leavesList) reason(r assessments.Record) string {
	dist, ok := assessments.FieldOf(r, "distribution")
	if !ok {
		return "part of a pack for this audience"
	}
	switch d := assessments.Distribution(dist.Value.String()); d {
	case assessments.Shareable:
		return "it may be shared"
	default:
		return d.Title() + ": shown to this audience"
	}
}

// title is what the people who write the pack call a record.
func (l leavesList) title(r assessments.Record) string {
	if n, ok := r.(*assessments.Note); ok {
		return beginning(n.Body)
	}
	if t := assessments.TitleOf(r); t != r.Key() {
		switch one := r.(type) {
		case *assessments.Version:
			_, doc, _ := l.d.Version(one.ID)
			return join(", version ", doc.Name, t)
		case *assessments.Revision:
			_, e, _ := l.d.Revision(one.ID)
			return join(", revision ", e.Name, t)
		}
		return t
	}
	item, ok := assessments.FieldOf(r, "item")
	if !ok || item.Value.String() == "" {
		return ""
	}
	i := slices.IndexFunc(l.d.Template.Items,
		func(it assessments.Item) bool { return it.ID == item.Value.String() })
	if i < 0 {
		return item.Value.String()
	}
	return l.d.Template.Items[i].Title
}

// More lists what goes out and was not on an earlier list. What the program works out itself, such as
// whether a quote was found, may have changed since.
func (l Leaves) More(earlier Leaves) []Leaving {
	was := map[ref]map[string]bool{}
	for _, one := range earlier.Out {
		fields := map[string]bool{}
		for _, f := range one.Fields {
			fields[f] = true
		}
		was[ref{one.Noun, one.ID}] = fields
	}
	var out []Leaving
	for _, one := range l.Out {
		one.Fields = slices.DeleteFunc(slices.Clone(one.Fields), func(f string) bool {
			return was[ref{one.Noun, one.ID}][f] || computed(one.Noun, f)
		})
		if len(one.Fields) > 0 {
			out = append(out, one)
		}
	}
	return out
}

// computed reports whether the program works a field out itself.
func computed(n assessments.Noun, field string) bool {
	r := assessments.New(n)
	if r == nil {
		return false
	}
	f, ok := assessments.FieldOf(r, field)
	return ok && f.Computed
}

// beginning is the first words of a text, on one line.
func beginning(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
