package workbench

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"countersign/assessments"
	"countersign/assessments/port"
)

// Declared is one record of a declarative file, where it stands there, and which of its fields were given.
type Declared struct {
	Record assessments.Record
	Path   string // "vendors[0].services[1]"
	Line   int
	Set    map[string]bool // fields given; the others keep what the workspace has
	File   string          // path of the file of a version or revision, "" where none is given
	// its id was made from its place in a list, which says little of which record is meant
	Placed    bool
	Confirmed bool // of a "not applicable": the acting person confirms it as the second one
}

// Applied is what applying a file did, or would do.
type Applied struct {
	Event   assessments.Event    `json:"event"`
	Changes []assessments.Change `json:"changes"`
	Files   int                  `json:"files"`
	DryRun  bool                 `json:"dry_run"`
	// Notes say what was not added because it is on record already, and what got a distribution that
	// the file does not name.
	Notes []string `json:"notes,omitempty"`
}

var errDryRun = errors.New("dry run")

// importing takes in declarative files, each as one change, with the files that they name.
type importing struct {
	*journal
	filing *filing
	texts  *texts
}

// Apply brings the workspace to what the records declare, in one event: all of it or nothing. All problems
// are reported with their paths. files finds a file by the path written in the declaration. Applying twice
// changes nothing the second time. Where records are not those of the journal, nothing is built on them.
func (w *importing) Apply(ctx context.Context, list []Declared, files func(string) (File, error), dryRun bool,
	p assessments.Progress,
) (Applied, error) {
	out := Applied{DryRun: dryRun}
	if err := w.checking.provedForWriting(ctx, p); err != nil {
		return out, err
	}
	if err := w.checking.provedFiles(ctx, list); err != nil {
		return out, err
	}
	got, err := w.takeIn(ctx, list, files, dryRun, p)
	if err != nil {
		return out, err
	}
	out.Files = len(got)
	read, err := w.readCited(ctx, list, got, dryRun)
	if err != nil {
		return out, err
	}
	in := intent{
		verb: assessments.VerbApply, subject: assessments.NounOrganisation, subjectID: organisationID,
		lasting: hasLasting(list), proved: true,
	}
	out.Event, err = w.do(ctx, in, func(e *edit) error {
		e.read = read
		if err := (applying{e}).applyAll(list, got, nil); err != nil {
			return err
		}
		if err := e.end(); err != nil {
			return err
		}
		out.Notes = e.notes
		if dryRun {
			out.Changes = e.changes
			return errDryRun
		}
		return nil
	})
	if errors.Is(err, errDryRun) {
		return out, nil
	}
	if !dryRun {
		out.Changes = out.Event.Changes
	}
	return out, err
}

// hasLasting reports whether the file takes decisions, which are revoked and never undone.
func hasLasting(list []Declared) bool {
	for _, d := range list {
		switch d.Record.Noun() {
		case assessments.NounDecision, assessments.NounSignOff, assessments.NounException:
			return true
		}
	}
	return false
}

// takeIn streams the files in, one problem per file that cannot be taken. A dry run only hashes them.
func (w *importing) takeIn(ctx context.Context, list []Declared, files func(string) (File, error),
	dryRun bool, p assessments.Progress,
) (map[string]kept, error) {
	got := map[string]kept{}
	var problems assessments.Problems
	for i, d := range list {
		if d.File == "" {
			continue
		}
		p.Step(int64(i), int64(len(list)), d.File)
		k, err := w.takeOne(ctx, d, files, dryRun)
		switch kind := assessments.KindOf(err); {
		case err == nil:
			got[d.Path] = k
		case errors.Is(err, context.Canceled) ||
			(kind != assessments.Refused && kind != assessments.Conflict):
			return nil, err
		default:
			problems = append(problems, assessments.Problem{
				Path: d.Path + ".file", Line: d.Line,
				Message: err.Error(),
			})
		}
	}
	if len(problems) > 0 {
		// the rest of the file is still worth checking: report everything in one go
		return nil, w.withOthers(ctx, list, got, problems)
	}
	return got, nil
}

// withOthers adds what else is wrong with the declaration to the problems of its files.
func (w *importing) withOthers(ctx context.Context, list []Declared, got map[string]kept,
	problems assessments.Problems,
) error {
	var others assessments.Problems
	noFile := map[string]bool{}
	for _, p := range problems {
		noFile[strings.TrimSuffix(p.Path, ".file")] = true
	}
	_, err := w.do(ctx, intent{verb: assessments.VerbApply, proved: true}, func(e *edit) error {
		if err := (applying{e}).applyAll(list, got, noFile); err != nil {
			return err
		}
		others = e.problems
		return errDryRun
	})
	if err != nil && !errors.Is(err, errDryRun) {
		return err
	}
	return append(problems, others...)
}

func (w *importing) takeOne(ctx context.Context, d Declared, files func(string) (File, error),
	dryRun bool,
) (kept, error) {
	if err := w.mayTake(ctx, d.Record); err != nil {
		return kept{}, err
	}
	f, err := files(d.File)
	if err != nil {
		return kept{}, err
	}
	with, err := w.filing.namesAttached(ctx, f)
	if err != nil {
		return kept{}, err
	}
	if dryRun {
		sum, err := f.hash(ctx)
		return kept{sha256: sum, size: f.Size, name: lineOf(f.Name), hashed: true, from: f, with: with}, err
	}
	k, err := w.filing.ingest(ctx, f, assessments.NoProgress{})
	k.with = with
	if err == nil && d.Record.Noun() == assessments.NounVersion {
		w.texts.readText(ctx, k, assessments.NoProgress{})
	}
	return k, err
}

// mayTake refuses the file of a record that was purged before it is read: not even its text may come back.
func (w *importing) mayTake(ctx context.Context, r assessments.Record) error {
	return w.store.Read(ctx, func(v port.Reader) error {
		day, err := purgedOn(v, Thing{r.Noun(), r.Key()})
		if err != nil || day == "" {
			return err
		}
		return assessments.Errorf(assessments.Refused, staysPurged, r.Noun().Title(), assessments.TitleOf(r),
			day)
	})
}

// applyOne merges a declared record over the stored one and sends it through its own use case.
func (e applying) applyOne(d Declared, got map[string]kept) error {
	stored := assessments.New(d.Record.Noun())
	stored.SetKey(d.Record.Key())
	found, err := e.Get(stored)
	if err != nil {
		return err
	}
	merged := assessments.Clone(stored)
	for _, f := range d.Record.Fields() {
		if d.Set[f.Name] {
			into, _ := assessments.FieldOf(merged, f.Name)
			if err := into.Value.Set(f.Value.String()); err != nil {
				return fmt.Errorf("apply %s: %w", d.Path, err)
			}
		}
	}
	if err := e.redirect(merged); err != nil {
		return fmt.Errorf("apply %s: %w", d.Path, err)
	}
	if found && assessments.InBin(stored) && !emptied(stored) {
		e.problem(d.Path, "“%s” is in the bin; restore it first", assessments.TitleOf(stored))
		return nil
	}
	if ok, err := e.sameAsPlaced(d, stored, merged, found); err != nil || !ok {
		return err
	}
	var file *kept
	if k, ok := got[d.Path]; ok {
		file = &k
		e.noteAttached(d.Path, k)
	}
	return e.applyRecord(d, stored, merged, file, found)
}

func (e applying) applyRecord(d Declared, stored, merged assessments.Record, file *kept, found bool) error {
	if twice, err := e.declaredTwice(d, merged, file, found); err != nil || twice {
		return err
	}
	stated := func(name string) bool { return d.Set[name] }
	switch r := merged.(type) {
	case *assessments.Version:
		return files(e).newVersion(d.Path, r, file)
	case *assessments.Revision:
		return files(e).newRevision(d.Path, r, file)
	case *assessments.Assessment:
		if !found {
			return e.begin(d.Path, r)
		}
		if err := approvals(e).keepRequester(d.Path, stored.(*assessments.Assessment), r); err != nil {
			return err
		}
		return e.put(d.Path, r)
	case *assessments.Answer:
		var before *assessments.Answer
		if found {
			before = stored.(*assessments.Answer)
		}
		if err := answers(e).putAnswer(d.Path, before, r, stated); err != nil || !d.Confirmed {
			return err
		}
		return answers(e).confirm(d.Path, *r)
	case *assessments.Citation:
		return quotes(e).putCitation(d.Path, r, stated)
	case *assessments.Precedence:
		return quotes(e).putPrecedence(d.Path, r, stated)
	case *assessments.Tick:
		return answers(e).putTick(d.Path, *r)
	case *assessments.Note:
		if !d.Set["author"] {
			e.signs(stored.(*assessments.Note), r)
		}
	case *assessments.Exception:
		return approvals(e).except(d.Path, r)
	case *assessments.Finding:
		return e.putFinding(d.Path, stored.(*assessments.Finding), found, r)
	case *assessments.ResponsibilityAnswer:
		return responsibilities(e).put(d.Path, stored.(*assessments.ResponsibilityAnswer), r)
	case *assessments.ApprovalCondition:
		return approvals(e).putCondition(d.Path, r)
	case *assessments.Decision, *assessments.SignOff:
		return e.applyTaken(d.Path, r, found)
	}
	if !found {
		e.distributeDeclared(d.Path, merged)
	}
	return e.put(d.Path, merged)
}

// applyTaken takes a decision or a sign-off, or finds the one that is on record as it is declared.
func (e applying) applyTaken(path string, taken assessments.Record, found bool) error {
	if found {
		return e.keepTaken(path, taken)
	}
	if s, ok := taken.(*assessments.SignOff); ok {
		return approvals(e).signOff(path, s)
	}
	return approvals(e).decide(path, taken.(*assessments.Decision))
}
