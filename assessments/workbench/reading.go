package workbench

import (
	"context"
	"errors"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/precedence"
	"countersign/assessments/terms"
)

// Reading is a document version with everything around it that its reader needs, the text apart.
type Reading struct {
	Version  assessments.Version
	Document assessments.Document
	Vendor   assessments.Vendor
	Versions []assessments.Version // of the document
	// Citations are those from this version.
	Citations []assessments.Citation
	// Papers are those of its contract, or of the assessment it is read for; the document alone
	// without either.
	Papers  precedence.Papers
	Bearing []Bearing
}

// Bearing is an assessment that a document bears on, with the items it can be cited in.
type Bearing struct {
	Assessment assessments.Assessment
	Use        assessments.Use
	Items      []assessments.Item // those asked, in the template's order
	Assessed   *Assessed
}

// Item finds an item; false when it is not asked.
func (b Bearing) Item(id string) (assessments.Item, bool) {
	for _, it := range b.Items {
		if it.ID == id {
			return it, true
		}
	}
	return assessments.Item{}, false
}

// Reading collects what belongs to a version, or to the current version of the document with that id.
// assessment, where it is named, decides which papers are read beside it.
func (w *citing) Reading(ctx context.Context, id, assessment string) (Reading, error) {
	var out Reading
	err := w.store.Read(ctx, func(r port.Reader) (err error) {
		if out.Version, out.Document, err = versionOf(r, id, w.Today()); err != nil {
			return err
		}
		if out.Vendor, _, err = get[assessments.Vendor](r, out.Document.VendorID); err != nil {
			return err
		}
		lists, err := r.ListMany(ask(assessments.NounVersion, is("document", out.Document.ID)),
			ask(assessments.NounCitation, is("version", out.Version.ID)))
		if err != nil {
			return err
		}
		out.Versions, out.Citations = liveOf[assessments.Version](lists[0]),
			liveOf[assessments.Citation](lists[1])
		out.Papers = precedence.Papers{
			Documents: []assessments.Document{out.Document},
			Versions:  out.Versions, Day: w.Today(),
		}
		if out.Document.ContractID != "" {
			if out.Papers, err = papers(r, out.Document.ContractID, w.Today()); err != nil {
				return err
			}
		}
		return out.bear(ctx, w.bodies, r, assessment, w.Today())
	})
	return out, err
}

// bear lists the assessments of the vendor's services that the version bears on.
func (out *Reading) bear(ctx context.Context, b *bodies, r port.Reader, assessment string,
	day assessments.Date,
) error {
	candidates, err := assessmentsOf(r, out.Document.VendorID)
	if err != nil {
		return err
	}
	all, err := assessAll(ctx, b, r, day, candidates...)
	if err != nil {
		return err
	}
	for i := range all {
		a := &all[i]
		if _, _, ok := a.Dossier.Version(out.Version.ID); !ok {
			continue
		}
		out.Bearing = append(out.Bearing, bearing(a))
		if a.Dossier.Assessment.ID == assessment {
			out.Papers = precedence.Of(&a.Dossier, day)
		}
	}
	return nil
}

func bearing(a *Assessed) Bearing {
	b := Bearing{Assessment: a.Dossier.Assessment, Use: a.Dossier.Use, Assessed: a}
	for i, it := range a.Dossier.Template.Items {
		if !a.Judged[i].Hidden {
			b.Items = append(b.Items, it)
		}
	}
	return b
}

// versionOf finds a version by its id, or the current version of the document with that id.
func versionOf(r port.Reader, id string, day assessments.Date) (assessments.Version, assessments.Document,
	error,
) {
	v, ok, err := get[assessments.Version](r, id)
	if err != nil {
		return v, assessments.Document{}, err
	}
	if ok {
		d, err := must[assessments.Document](r, v.DocumentID)
		return v, d, err
	}
	d, ok, err := get[assessments.Document](r, id)
	if err != nil {
		return v, d, err
	}
	if !ok {
		return v, d, unknown(assessments.NounVersion, id)
	}
	vs, err := live[assessments.Version](r, is("document", d.ID))
	if err != nil {
		return v, d, err
	}
	v = precedence.Papers{Versions: vs, Day: day}.Current(d.ID)
	if v.ID == "" {
		return v, d, assessments.Errorf(assessments.Refused,
			"“%s” has no version yet, so there is nothing to read. Add its file as a version under Documents.", d.Name)
	}
	return v, d, nil
}

// assessmentsOf lists the ids of the assessments of a vendor's services.
func assessmentsOf(r port.Reader, vendor string) (ids []string, err error) {
	services := is("vendor", vendor)
	uses := of("service", assessments.NounService, "id", services)
	lists, err := r.ListMany(ask(assessments.NounService, services), ask(assessments.NounUse, uses),
		ask(assessments.NounAssessment, of("use", assessments.NounUse, "id", uses)))
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for _, s := range liveOf[assessments.Service](lists[0]) {
		known[s.ID] = true
	}
	goesWith := map[string]bool{}
	for _, u := range liveOf[assessments.Use](lists[1]) {
		goesWith[u.ID] = known[u.ServiceID]
	}
	for _, a := range liveOf[assessments.Assessment](lists[2]) {
		if goesWith[a.UseID] {
			ids = append(ids, a.ID)
		}
	}
	return ids, nil
}

// RecheckVersion looks again for every quote taken from a version. It returns the event of what
// changed; Seq 0 when all stands as it was.
func (w *citing) RecheckVersion(ctx context.Context, version string) (assessments.Event, error) {
	var cites []assessments.Citation
	err := w.store.Read(ctx, func(r port.Reader) (err error) {
		cites, err = live[assessments.Citation](r, is("version", version))
		return err
	})
	if err != nil || len(cites) == 0 {
		return assessments.Event{}, err
	}
	if err := w.texts.prepareText(ctx, version); err != nil {
		return assessments.Event{}, err
	}
	in := intent{
		verb: assessments.VerbRecheck, subject: assessments.NounVersion, subjectID: version,
		lasting: true,
	}
	return w.do(ctx, in, func(e *edit) error { return quotes{e}.recheck(cites) })
}

// SearchAll ranks the passages of several versions by topic; versions whose text cannot be read say why.
// Progress counts versions.
func (w *texts) SearchAll(ctx context.Context, versions []string, opts terms.Options,
	p assessments.Progress,
) (map[string]terms.Searched, error) {
	lex, err := w.lexicon()
	if err != nil {
		return nil, err
	}
	out := make(map[string]terms.Searched, len(versions))
	for i, id := range versions {
		p.Step(int64(i), int64(len(versions)), "Looking for passages")
		text, res, err := w.passages(ctx, id, lex, opts, assessments.NoProgress{})
		var known *assessments.Error
		switch {
		case errors.As(err, &known) && known.Kind == assessments.Refused:
			out[id] = terms.Searched{Refused: known.Message}
		case err != nil:
			return nil, err
		default:
			out[id] = terms.Searched{
				Paragraphs: len(text.Paragraphs), Result: res, Hiding: assessments.Hiding(text.Notices),
			}
		}
	}
	return out, nil
}
