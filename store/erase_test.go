package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/store"
)

// onDisk reports whether the bytes stand anywhere in the workspace's files.
func onDisk(t *testing.T, path, what string) bool {
	t.Helper()
	for _, p := range []string{path, path + "-wal"} {
		b, err := os.ReadFile(p)
		if err == nil && bytes.Contains(bytes.ToLower(b), []byte(what)) {
			return true
		}
	}
	return false
}

func TestWhatIsPurgedIsNowhereOnTheDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "w.ctsg")
	s, err := store.Create(ctx, path, store.Options{})
	must(t, err)
	defer s.Close()
	const inNote, inFile, inText = "zweitwohnsitz", "xylophonbauer", "quarzsandwerk"
	file := strings.Repeat("the file says "+inFile+" over and over; ", 60_000)
	digest, size, err := s.Ingest(ctx, strings.NewReader(file), -1, nil)
	must(t, err)
	plain := "the text says " + inText + " here"
	must(t, s.SaveText(ctx, assessments.Text{
		SHA256: digest, Form: assessments.TextForm, Plain: plain,
		Paragraphs: []assessments.Paragraph{{Start: 0, End: len(plain)}},
	}))
	vendor, document := &assessments.Vendor{ID: "v", Name: "V"},
		&assessments.Document{ID: "d", VendorID: "v", Name: "D"}
	version := &assessments.Version{ID: "ver", DocumentID: "d", Label: "1", SHA256: digest, Size: size}
	note := &assessments.Note{ID: "n", On: "vendor", OnID: "v", Body: "a note about the " + inNote}
	must(t, s.Write(ctx, func(tx port.Tx) error {
		e := &assessments.Event{ID: "e1", Verb: "note.add"}
		for _, r := range []assessments.Record{vendor, document, version, note} {
			e.Changes = append(e.Changes, assessments.Diff(nil, r)...)
			if err := tx.Put(r); err != nil {
				return err
			}
		}
		return errors.Join(tx.LinkBlob(digest), tx.Append(e))
	}))
	for _, secret := range []string{inNote, inFile, inText} {
		if !onDisk(t, path, secret) {
			t.Fatalf("%s is not on the disk before the purge: this test finds nothing", secret)
		}
	}
	must(t, s.Write(ctx, func(tx port.Tx) error {
		was := []assessments.Record{assessments.Clone(note), assessments.Clone(version)}
		note.Body, note.PurgedOn = "", "2026-11-21"
		version.PurgedOn = "2026-11-21"
		past, err := pastOf(tx, "note", "n", "body")
		if err == nil && len(past) != 1 {
			err = fmt.Errorf("%d changes to erase", len(past))
		}
		err = errors.Join(err, tx.Erase(past...))
		stone := &assessments.Tombstone{ID: "stone", Of: "note", OfID: "n", Reason: "r"}
		e := &assessments.Event{ID: "e2", Verb: "note.purge", Changes: assessments.Diff(nil, stone)}
		for i, is := range []assessments.Record{note, version} {
			for _, c := range assessments.Diff(was[i], is) {
				if c.Field == "body" { // the workbench keeps a purged text out of the journal
					c.Before = assessments.Purged
				}
				e.Changes = append(e.Changes, c)
			}
		}
		return errors.Join(err, tx.Put(note), tx.Put(version), tx.Put(stone), tx.DropBlob(digest),
			tx.Append(e))
	}))
	for _, secret := range []string{inNote, inFile, inText} {
		if onDisk(t, path, secret) {
			t.Errorf("%s is still on the disk", secret)
		}
	}
	report, err := s.Check(ctx, false, nil)
	if err != nil || len(report.Damage) > 0 {
		t.Errorf("afterwards: %+v, %v", report.Damage, err)
	}
}

// pastOf lists the changes to a field of a record that are not erased.
func pastOf(r port.Reader, n assessments.Noun, id, field string) (out []port.Past, err error) {
	err = r.Past(n, id, func(p port.Past) error {
		if p.Field == field && !p.Purged {
			out = append(out, p)
		}
		return nil
	})
	return out, err
}
