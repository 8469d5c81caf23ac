package workbench

import (
	"context"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/precedence"
)

// Filed is a document as the contract desk lists it.
type Filed struct {
	Document assessments.Document
	Vendor   assessments.Vendor
	Contract *assessments.Contract // nil outside any contract
	Versions []assessments.Version // as they were added
	Current  assessments.Version   // the one that counts; ID "" without any
	// Cited says that a clause is cited for the order of its contract's documents.
	Cited bool
}

// Filed lists every document outside the bin, with what belongs to it.
func (w *filing) Filed(ctx context.Context) (out []Filed, err error) {
	err = w.store.Read(ctx, func(r port.Reader) error {
		docs, err := live[assessments.Document](r)
		if err != nil {
			return err
		}
		vendors, err := byID[assessments.Vendor](r)
		if err != nil {
			return err
		}
		contracts, err := byID[assessments.Contract](r)
		if err != nil {
			return err
		}
		versions, err := live[assessments.Version](r)
		if err != nil {
			return err
		}
		of := map[string][]assessments.Version{}
		for _, v := range versions {
			of[v.DocumentID] = append(of[v.DocumentID], v)
		}
		orders, err := live[assessments.Precedence](r)
		if err != nil {
			return err
		}
		cited := map[string]bool{}
		for _, p := range orders {
			cited[p.ContractID] = cited[p.ContractID] || p.VersionID != ""
		}
		for _, d := range docs {
			f := Filed{
				Document: d, Vendor: vendors[d.VendorID], Versions: of[d.ID],
				Cited: cited[d.ContractID],
			}
			if c, ok := contracts[d.ContractID]; ok {
				f.Contract = &c
			}
			f.Current = precedence.Papers{Versions: f.Versions, Day: w.Today()}.Current(d.ID)
			out = append(out, f)
		}
		return nil
	})
	return out, err
}

func byID[T any, P record[T]](r port.Reader) (map[string]T, error) {
	rows, err := live[T, P](r)
	out := make(map[string]T, len(rows))
	for i := range rows {
		out[P(&rows[i]).Key()] = rows[i]
	}
	return out, err
}

// TextState says whether the text of a file has been read, and what it is.
type TextState struct {
	Read       bool
	Paragraphs int
	Pages      int    // 0 where the format has none
	Language   string // ISO 639-1; "" where undetermined
	Redline    bool
	Comments   int
	Unread     []string // what was not read of it, in which a clause can be
}

// TextState looks up the text of a file by its digest; it reads no file.
func (w *filing) TextState(ctx context.Context, sha256 string) (TextState, error) {
	text, ok, err := w.store.LoadText(ctx, sha256)
	if err != nil || !ok {
		return TextState{}, err
	}
	return TextState{
		Read: true, Paragraphs: len(text.Paragraphs), Pages: text.Pages, Language: text.Language,
		Redline: text.Redline, Comments: len(text.Comments),
		Unread: assessments.SumUpNotices(assessments.Hiding(text.Notices)),
	}, nil
}

// AddDocument records a document together with its first version and the version's file, in one event.
// As with AddVersion, its text is read when it is first asked for.
func (w *filing) AddDocument(ctx context.Context, d assessments.Document, v assessments.Version, f File,
	p assessments.Progress,
) (assessments.Event, error) {
	v.DocumentID = ""
	return w.AddPapers(ctx, nil, []Paper{{Document: d, Version: v, File: f}}, p)
}

func draftProblems(records ...assessments.Record) error {
	var out assessments.Problems
	for _, r := range records {
		out = append(out, assessments.Validate(r)...)
	}
	return out.Err()
}
