package workbench

import (
	"slices"

	"countersign/assessments"
	"countersign/assessments/port"
)

// collect gathers the dossier of an assessment from one consistent state.
func collect(b *bodies, r port.Reader, id string) (assessments.Dossier, error) {
	all, err := collectAll(b, r, id)
	if err != nil {
		return assessments.Dossier{}, err
	}
	return all[0], nil
}

// together is how many dossiers are read at a time.
const together = 250

// collectAll gathers dossiers from one consistent state, in the order of the ids. Everything but the
// frozen templates is read in one statement for up to 250 of them; each template and model is read
// once.
func collectAll(b *bodies, r port.Reader, ids ...string) ([]assessments.Dossier, error) {
	var out []assessments.Dossier
	for some := range slices.Chunk(ids, together) {
		var g gathered
		if err := g.read(r, some); err != nil {
			return nil, err
		}
		for _, id := range some {
			d, err := g.dossier(id)
			if err != nil {
				return nil, err
			}
			out = append(out, d)
		}
	}
	return out, thawAll(b, r, out)
}

// thawAll decodes the templates and models that assessments began with; those that are not known yet
// are read at once.
func thawAll(b *bodies, r port.Reader, all []assessments.Dossier) error {
	var missing []string
	for i := range all {
		for _, id := range []string{all[i].Assessment.TemplateID, all[i].Assessment.ModelID} {
			if b.get(id) == nil && !slices.Contains(missing, id) {
				missing = append(missing, id)
			}
		}
	}
	read := map[string]assessments.Frozen{}
	if len(missing) > 0 {
		rows, err := live[assessments.Frozen](r, is("id", missing...))
		if err != nil {
			return err
		}
		for _, f := range rows {
			read[f.ID] = f
		}
	}
	for i := range all {
		d := &all[i]
		if err := thawOf(b, r, read, d.Assessment.TemplateID, &d.Template); err != nil {
			return err
		}
		if err := thawOf(b, r, read, d.Assessment.ModelID, &d.Model); err != nil {
			return err
		}
	}
	return nil
}

// thawOf is thaw where bodies may have been read already.
func thawOf[T any](b *bodies, r port.Reader, read map[string]assessments.Frozen, id string, into *T) error {
	if f, ok := read[id]; ok && b.get(id) == nil {
		return decode(b, f, into)
	}
	return thaw(b, r, id, into)
}

// gathered is what several dossiers are made of.
type gathered struct {
	records map[Thing]assessments.Record
	under   map[Thing][]assessments.Record // records of a noun by the id of what they belong to, by id
}

// of is the condition that a field is that of other records.
func of(field string, n assessments.Noun, its string, where ...assessments.Where) assessments.Where {
	return assessments.Where{Field: field, Of: &assessments.Selection{Noun: n, Field: its, Where: where}}
}

// read asks for everything that dossiers of these assessments are made of.
func (g *gathered) read(r port.Reader, ids []string) error {
	mine, own := is("assessment", ids...), is("id", ids...)
	use := of("id", assessments.NounAssessment, "use", own)
	service := of("id", assessments.NounUse, "service", use)
	contract := of("contract", assessments.NounUse, "contract", use)
	vendors := of("vendor", assessments.NounService, "vendor", service)
	cited := of("id", assessments.NounVersion, "document",
		of("id", assessments.NounCitation, "version", mine))
	shown := of("evidence", assessments.NounRevision, "evidence",
		of("id", assessments.NounTick, "revision", mine))
	asks := []port.Ask{
		ask(assessments.NounAssessment, own), ask(assessments.NounUse, use),
		ask(assessments.NounService, service),
		ask(assessments.NounVendor, of("id", assessments.NounService, "vendor", service)),
		ask(assessments.NounPlan, of("id", assessments.NounUse, "plan", use)),
		ask(assessments.NounContract, of("id", assessments.NounUse, "contract", use)),
		ask(assessments.NounEvidence, of("id", assessments.NounRevision, "evidence",
			of("id", assessments.NounTick, "revision", mine))),
		ask(assessments.NounOrganisation, is("id", organisationID)), ask(assessments.NounTombstone),
		ask(assessments.NounPrecedence, contract), ask(assessments.NounDocument, vendors),
		ask(assessments.NounVersion, of("document", assessments.NounDocument, "id", vendors)),
		ask(assessments.NounDocument, cited),
		ask(assessments.NounVersion, of("document", assessments.NounDocument, "id", cited)),
		ask(assessments.NounRevision, shown),
		ask(assessments.NounAnswer, mine), ask(assessments.NounCitation, mine),
		ask(assessments.NounTick, mine), ask(assessments.NounFinding, mine), ask(assessments.NounNote, mine),
		ask(assessments.NounException, mine), ask(assessments.NounCondition, mine),
		ask(assessments.NounDecision, mine), ask(assessments.NounSignOff, mine),
		ask(assessments.NounPack, mine),
	}
	lists, err := r.ListMany(asks...)
	if err != nil {
		return err
	}
	g.records, g.under = map[Thing]assessments.Record{}, map[Thing][]assessments.Record{}
	for _, list := range lists {
		for _, one := range list {
			at := Thing{one.Noun(), one.Key()}
			if g.records[at] == nil { // a document may be cited and be the contract's
				g.records[at] = one
				owner := Thing{one.Noun(), ownerOf(one)}
				g.under[owner] = append(g.under[owner], one)
			}
		}
	}
	return nil
}

func ask(n assessments.Noun, where ...assessments.Where) port.Ask {
	return port.Ask{Noun: n, Where: where}
}

// ownerOf is the id of what a record of a dossier belongs to.
func ownerOf(r assessments.Record) string {
	switch one := r.(type) {
	case *assessments.Document:
		return one.VendorID
	case *assessments.Version:
		return one.DocumentID
	case *assessments.Revision:
		return one.EvidenceID
	case *assessments.Precedence:
		return one.ContractID
	case *assessments.Tombstone:
		return ""
	}
	return assessmentOf(r)
}

// gatheredAs is a record that was gathered, in the bin or not.
func gatheredAs[T any, P record[T]](g *gathered, id string) (out T, ok bool) {
	one, ok := g.records[Thing{P(&out).Noun(), id}].(P)
	if ok {
		out = *one
	}
	return out, ok
}

// needed refuses an id of nothing in words.
func needed[T any, P record[T]](g *gathered, id string, into *T) error {
	one, ok := gatheredAs[T, P](g, id)
	if !ok {
		return unknown(P(into).Noun(), id)
	}
	*into = one
	return nil
}

// liveUnder lists what belongs to a record, the bin left out.
func liveUnder[T any, P record[T]](g *gathered, owner string) []T {
	var zero T
	return liveOf[T, P](g.under[Thing{P(&zero).Noun(), owner}])
}
