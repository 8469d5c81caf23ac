package workbench

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"

	"countersign/assessments"
	"countersign/assessments/cached"
	"countersign/assessments/port"
)

// checking compares the workspace with its journal, and what is derived from the records with what it is
// derived from. It changes no record; Check can rebuild what is derived.
type checking struct {
	*workspace
	texts *texts
}

// Check reads everything and reports what is not as it was written. To what the store finds it adds frozen
// templates and models that are not those of their ids, and stored figures that are not those of the records.
func (w *checking) Check(ctx context.Context, rebuild bool, p assessments.Progress) (assessments.CheckReport,
	error,
) {
	rep, _, err := w.check(ctx, rebuild, 0, p)
	return rep, err
}

// check is Check that compares at most a number of texts with their files, all of them if it is 0.
// left are those not compared.
func (w *checking) check(ctx context.Context, rebuild bool, texts int,
	p assessments.Progress,
) (rep assessments.CheckReport, left int, err error) {
	if rep, err = w.store.Check(ctx, rebuild, p); err != nil {
		return rep, 0, err
	}
	if err = w.compareDerived(ctx, &rep); err == nil {
		left, err = w.compareTexts(ctx, rebuild, texts, p, &rep)
	}
	if assessments.KindOf(err) == assessments.Damaged && len(rep.Damage) > 0 {
		err = nil // what is named already keeps it from being read
	}
	return rep, left, err
}

func (w *checking) compareDerived(ctx context.Context, rep *assessments.CheckReport) error {
	stored, err := w.store.Summaries(ctx)
	if err != nil {
		return err
	}
	return w.store.Read(ctx, func(r port.Reader) error {
		frozen, err := frozenDamage(r)
		if err != nil {
			return err
		}
		figures, err := figuresDamage(ctx, r, stored)
		rep.Damage = append(append(rep.Damage, frozen...), figures...)
		return err
	})
}

// compareTexts reads files again whose texts were not stored by this program on this computer. Nothing
// uses those texts, but the search knows their words. With rebuild the texts just read are stored in
// their place. most is how many are compared, 0 is all of them; left are the others.
func (w *checking) compareTexts(ctx context.Context, rebuild bool, most int, p assessments.Progress,
	rep *assessments.CheckReport,
) (left int, err error) {
	compared, foreign := 0, 0
	err = w.store.UnbelievedTexts(ctx, func(stored assessments.Text) error {
		if stored.Form != assessments.TextForm {
			return nil
		}
		if compared++; most > 0 && compared > most {
			left++
			return nil
		}
		p.Step(0, 0, "texts of files")
		place := "text of " + stored.SHA256
		fresh, same, err := w.readAgain(ctx, stored)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err == nil && rebuild:
			if !same {
				rep.Rebuilt = append(rep.Rebuilt, place+" (read from its file again)")
			}
			return w.store.SaveText(ctx, fresh)
		case err != nil:
			rep.Damage = append(rep.Damage,
				derivedAt(assessments.InTexts, place, "cannot be compared with its file: "+err.Error()))
		case !same:
			rep.Damage = append(rep.Damage,
				derivedAt(assessments.InTexts, place, "is not what its file says"))
		default:
			foreign++
		}
		return nil
	})
	if foreign > 0 {
		rep.Notes = append(rep.Notes, fmt.Sprintf(
			"Texts whose code is not this computer's: %d. They were stored by another computer,"+
				" or their code was changed. Each was read from its file again and is what the file says.",
			foreign))
	}
	return left, err
}

// readAgain reads the text out of its file, and reports whether it is the stored one. The name of a
// file has a say in how it is read, and the same bytes may have been added under several. A file that
// no record names any more is not read: nothing leads to its text.
func (w *checking) readAgain(ctx context.Context, stored assessments.Text) (fresh assessments.Text,
	same bool, err error,
) {
	names, err := w.fileNames(ctx, stored.SHA256)
	if len(names) == 0 {
		return stored, true, err
	}
	for _, name := range names {
		if err == nil && !same {
			fresh, err = w.texts.textOf(ctx, stored.SHA256, name, assessments.NoProgress{})
			same = err == nil && sameText(stored, fresh)
		}
	}
	return fresh, same, err
}

// fileNames lists the names under which a file was added, in the bin or not.
func (w *checking) fileNames(ctx context.Context, sha256 string) (names []string, err error) {
	err = w.store.Read(ctx, func(r port.Reader) error {
		for _, n := range []assessments.Noun{assessments.NounVersion, assessments.NounRevision} {
			records, err := r.List(n, is("sha256", sha256))
			if err != nil {
				return err
			}
			for _, one := range records {
				f, _ := assessments.FieldOf(one, "file_name")
				names = append(names, f.Value.String())
			}
		}
		return nil
	})
	slices.Sort(names)
	return slices.Compact(names), err
}

// sameText compares texts as they are stored.
func sameText(a, b assessments.Text) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}

func derivedAt(kind assessments.DamageKind, place, message string) assessments.Damage {
	return assessments.Damage{Kind: kind, Place: place, Message: message +
		" (derived: “check --rebuild” makes it again)", Derived: true}
}

// proveFiles reads every file on which a dossier relies, whether a pack gives it away or not. A
// dossier of the past may name files that were purged since.
func (w *checking) proveFiles(ctx context.Context, d *assessments.Dossier) error {
	var all []assessments.Record
	for i := range d.Versions {
		all = append(all, &d.Versions[i])
	}
	for i := range d.Revisions {
		all = append(all, &d.Revisions[i])
	}
	for _, r := range all {
		if err := w.proveFile(ctx, r); err != nil {
			return err
		}
	}
	return nil
}

func (w *checking) proveFile(ctx context.Context, of assessments.Record) error {
	sum, _ := assessments.FieldOf(of, "sha256")
	if sum.Value.String() == "" || purged(of) {
		return nil
	}
	r, _, err := w.store.OpenBlob(ctx, sum.Value.String())
	if err == nil {
		_, err = io.Copy(io.Discard, &stoppable{ctx, r})
		err = errors.Join(err, r.Close())
	}
	kind := assessments.KindOf(err)
	if err == nil || kind != assessments.NotFound && kind != assessments.Damaged {
		return err
	}
	now := assessments.New(of.Noun())
	now.SetKey(of.Key())
	if gerr := w.Get(ctx, now); gerr == nil && purged(now) {
		return nil
	}
	return assessments.Wrap(err, assessments.Damaged,
		"The file of the %s “%s” is missing from the workspace or not as it"+
			" was added, so nothing was made from it. Run “countersign check”, and restore the newest backup or add the"+
			" file again.", of.Noun(), assessments.TitleOf(of))
}

// purged reports whether the file of a version or revision was purged.
func purged(r assessments.Record) bool {
	on, ok := assessments.FieldOf(r, "purged_on")
	return ok && on.Value.String() != ""
}

// frozenDamage names templates and models whose bodies are not those that their ids name.
func frozenDamage(r port.Reader) ([]assessments.Damage, error) {
	all, err := live[assessments.Frozen](r)
	var out []assessments.Damage
	for _, f := range all {
		if !intact(f) {
			out = append(out, assessments.Damage{
				Kind: assessments.InRecords, Place: "frozen " + f.ID + ", field body",
				Message: "is not the one that its id, a digest, names",
			})
		}
	}
	return out, err
}

// figuresDamage computes stored figures again that claim to be of the present state: nothing shows
// them unless this computer stored them, and a check finds also what it did not. Figures of earlier
// states are never shown.
func figuresDamage(ctx context.Context, r port.Reader, stored map[string]cached.Kept) ([]assessments.Damage,
	error,
) {
	newest, err := r.Newest()
	if err != nil {
		return nil, err
	}
	var out []assessments.Damage
	read := newBodies() // what is in the file, not what was decoded before
	for _, id := range slices.Sorted(maps.Keys(stored)) {
		k := stored[id]
		if k.Key != newest(id) {
			continue
		}
		if err := ctx.Err(); err != nil {
			return out, err
		}
		if message := compareFigures(ctx, read, r, id, newest(id), k); message != "" {
			out = append(out, derivedAt(assessments.InFigures, "figures of "+id, message))
		}
	}
	return out, nil
}

// compareFigures says what is wrong with stored figures; "" if they are those of the records.
func compareFigures(ctx context.Context, b *bodies, r port.Reader, id, newest string, k cached.Kept) string {
	if _, err := assessments.ParseDate(string(k.From)); err != nil || k.From == "" {
		return "cannot be read"
	}
	fresh, err := compute(ctx, b, r, []string{id}, func(string) string { return newest }, k.From)
	switch {
	case err != nil:
		return "cannot be compared: " + err.Error()
	case !sameFigures(fresh[0], k):
		return "are not those that the records give"
	}
	return ""
}

// sameFigures reports whether kept figures are the same as fresh ones, no matter which program stored them.
func sameFigures(fresh, kept cached.Kept) bool {
	fresh.Believed = kept.Believed
	return reflect.DeepEqual(fresh, kept)
}
