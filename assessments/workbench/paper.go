package workbench

import (
	"context"
	"fmt"
	"hash/maphash"
	"io"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/precedence"
	"countersign/assessments/proposal"
	"countersign/assessments/terms"
)

// Paper is a file with the document it becomes, or with the one on record that it is a new version of.
type Paper struct {
	Document assessments.Document
	Version  assessments.Version // with a DocumentID, of one on record
	File     File
}

// ReadFile reads the text of a file that is not filed. Nothing is stored; when the same bytes are
// filed later, their text is there already.
func (w *texts) ReadFile(ctx context.Context, f File, p assessments.Progress) (assessments.Text, error) {
	r, err := f.open()
	if err != nil {
		return assessments.Text{}, err
	}
	defer r.Close()
	if f.known == nil {
		f.known = newLooked()
	}
	var sum maphash.Hash
	sum.SetSeed(f.known.seed)
	all := io.TeeReader(&stoppable{ctx, r}, &sum)
	text, err := w.extractor.Extract(ctx, f.Name, all, p)
	if err != nil {
		return assessments.Text{}, f.broken(err)
	}
	if _, err := io.Copy(io.Discard, all); err != nil {
		return assessments.Text{}, f.broken(err)
	}
	text = terms.NoteLanguages(text)
	text.Form = assessments.TextForm
	f.known.read(sum.Sum64(), text)
	return text, nil
}

// Records are those that a paper handed over is compared with.
func (w *filing) Records(ctx context.Context) (k proposal.Known, err error) {
	k.Today = w.Today()
	err = w.store.Read(ctx, func(r port.Reader) (err error) {
		if k.Organisation, _, err = get[assessments.Organisation](r, organisationID); err != nil {
			return err
		}
		if k.Vendors, err = live[assessments.Vendor](r); err != nil {
			return err
		}
		if k.Services, err = live[assessments.Service](r); err != nil {
			return err
		}
		if k.Contracts, err = live[assessments.Contract](r); err != nil {
			return err
		}
		if k.Uses, err = live[assessments.Use](r); err != nil {
			return err
		}
		docs, err := live[assessments.Document](r)
		if err != nil {
			return err
		}
		versions, err := live[assessments.Version](r)
		of := map[string][]assessments.Version{}
		for _, v := range versions {
			of[v.DocumentID] = append(of[v.DocumentID], v)
		}
		k.Papers = nil
		for _, d := range docs {
			k.Papers = append(k.Papers, proposal.Filed{
				Document: d, Current: precedence.Papers{Versions: of[d.ID], Day: k.Today}.Current(d.ID),
			})
		}
		return err
	})
	return k, err
}

// Linked says of every paper that the text of a version takes in whether it is on file. It reads no file: of a
// text that was not read yet it says nothing.
func (w *filing) Linked(ctx context.Context, versionID string) ([]proposal.Linked, error) {
	v := assessments.Version{ID: versionID}
	if err := w.Get(ctx, &v); err != nil {
		return nil, err
	}
	text, ok, err := w.store.LoadText(ctx, v.SHA256)
	if err != nil || !ok {
		return nil, err
	}
	d := assessments.Document{ID: v.DocumentID}
	if err := w.Get(ctx, &d); err != nil {
		return nil, err
	}
	k, err := w.Records(ctx)
	if err != nil {
		return nil, err
	}
	return k.Linked(proposal.Read(v.FileName, text), d.VendorID, d.ID), nil
}

// AddPapers records documents and versions with their files, and records that they belong to and that are
// not there yet, all in one event. A file that cannot be taken in is named, and nothing is added then.
func (w *filing) AddPapers(ctx context.Context, records []assessments.Record, papers []Paper,
	p assessments.Progress,
) (assessments.Event, error) {
	if len(papers) == 0 {
		return assessments.Event{}, nil
	}
	held := make([]kept, len(papers))
	for i := range papers {
		if err := w.name(&papers[i]); err != nil {
			return assessments.Event{}, err // before a large file is read in
		}
	}
	for i, one := range papers {
		var err error
		if held[i], err = w.ingest(ctx, one.File, p); err != nil {
			return assessments.Event{}, err
		}
	}
	in := intent{
		verb: assessments.VerbAddDocument, subject: assessments.NounDocument,
		subjectID: papers[0].Document.ID,
	}
	if d := papers[0].Version.DocumentID; papers[0].Document.ID == "" && d != "" {
		in.verb, in.subject, in.subjectID = assessments.VerbAddVersion, assessments.NounVersion,
			papers[0].Version.ID
	}
	ev, err := w.do(ctx, in, func(e *edit) error {
		for _, r := range records {
			before, err := e.stored(r)
			if err != nil {
				return err
			}
			if before != nil {
				return assessments.Errorf(assessments.Conflict,
					"There is a %s with the id “%s” already. Nothing was added.", r.Noun().Title(), r.Key())
			}
			if err := e.saveOver(string(r.Noun()), nil, assessments.Clone(r)); err != nil {
				return err
			}
		}
		for i, one := range papers {
			path := ""
			if len(papers) > 1 {
				path = fmt.Sprintf("papers[%d]", i)
			}
			if err := (files{e}).newPaper(path, one, held[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		w.saveTexts(ctx, papers, held)
	}
	return ev, err
}

// name gives a paper the ids it needs, and checks what can be checked without its file.
func (w *filing) name(one *Paper) error {
	if one.Version.ID == "" {
		one.Version.ID = w.ids.New(assessments.NounVersion)
	}
	if one.Version.DocumentID != "" {
		one.Document.ID = ""
		return draftProblems(&one.Version)
	}
	if one.Document.ID == "" {
		one.Document.ID = w.ids.New(assessments.NounDocument)
	}
	v := one.Version
	v.DocumentID = one.Document.ID
	return draftProblems(&one.Document, &v)
}

// newPaper records one document with its version, or one version.
func (e files) newPaper(path string, one Paper, k kept) error {
	v := one.Version
	if one.Document.ID == "" {
		if same, _, err := sameVersion(e, v, k); err != nil {
			return err
		} else if same != nil {
			return same.refusal(one.File.Name)
		}
		return e.newVersion(path, &v, &k)
	}
	d := one.Document
	v.DocumentID = d.ID
	if _, had, err := get[assessments.Document](e, d.ID); err != nil || had {
		if had {
			e.problem(join(path, "id"), "there is a document “%s” already", d.ID)
		}
		return err
	}
	e.distribute(&d)
	if err := e.put(path, &d); err != nil || len(e.problems) > 0 {
		return err
	}
	return e.newVersion(join(path, "version"), &v, &k)
}

// saveTexts keeps the texts that were read before their files were filed: nothing is read twice. A text
// that is not kept is read when it is first asked for.
func (w *filing) saveTexts(ctx context.Context, papers []Paper, held []kept) {
	for i, one := range papers {
		text, ok := one.File.known.reading()
		if !ok {
			continue
		}
		text.SHA256 = held[i].sha256
		_ = w.store.SaveText(ctx, text)
	}
}

// read keeps the text of a file, with the checksum of the bytes it was read from, until it is filed.
func (l *looked) read(checksum uint64, t assessments.Text) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.done || l.checksum != checksum {
		l.digest = ""
	}
	l.checksum, l.done, l.text = checksum, true, &t
}

// reading is the text of a file, if it was read.
func (l *looked) reading() (assessments.Text, bool) {
	if l == nil {
		return assessments.Text{}, false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.text == nil {
		return assessments.Text{}, false
	}
	return *l.text, true
}
