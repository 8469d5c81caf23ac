package storetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
)

func events(t *testing.T, s port.Store, q assessments.EventQuery) (out []assessments.Event) {
	t.Helper()
	read(t, s, func(v port.Reader) (err error) {
		out, err = v.Events(q)
		return err
	})
	return out
}

func journalChains(t *testing.T, o Opener) {
	s := o.fresh(t)
	write(t, s, save("e1", &assessments.Vendor{ID: "v", Name: "A", Description: "x"}))
	write(t, s, save("e2", &assessments.Vendor{ID: "v", Name: "B"}))
	_ = s.Write(ctx, func(tx port.Tx) error { // leaves no gap
		if err := save("e-lost", &assessments.Vendor{ID: "v", Name: "C"})(tx); err != nil {
			return err
		}
		return errOnPurpose
	})
	write(t, s, save("e3", &assessments.Vendor{ID: "v", Name: "D"}))
	all := events(t, s, assessments.EventQuery{})
	if len(all) != 3 {
		t.Fatalf("%d events", len(all))
	}
	previous := ""
	for i := len(all) - 1; i >= 0; i-- {
		e := all[i]
		if e.Seq != int64(3-i) || e.Previous != previous || assessments.SealEvent(e) != e.Digest {
			t.Errorf("event %d is not linked: %+v", e.Seq, e)
		}
		for j, c := range e.Changes {
			if len(e.Seals[j].Salt) != 32 || assessments.SealChange(e.Seals[j].Salt, c) != e.Seals[j].Digest {
				t.Errorf("event %d, change %d is not sealed: %+v", e.Seq, j, e.Seals[j])
			}
		}
		previous = e.Digest
	}
	if first := all[2]; first.Actor.Name != "Ada" || first.ID != "e1" || len(first.Changes) != 3 ||
		first.Changes[1].After != "A" {
		t.Errorf("the first event came back as %+v", first)
	}
	if a, b := all[1].Seals[0].Salt, all[1].Seals[1].Salt; a == b {
		t.Error("two changes have one salt")
	}
}

func journalQueries(t *testing.T, o Opener) {
	s := o.fresh(t)
	write(t, s, save("e1", &assessments.Vendor{ID: "v"}, &assessments.Service{ID: "s", VendorID: "v"},
		&assessments.Use{ID: "u", ServiceID: "s"}))
	write(t, s, save("e2", &assessments.Assessment{ID: "a", UseID: "u", Name: "n"}))
	write(t, s, save("e3", &assessments.Answer{ID: "a/i", AssessmentID: "a", ItemID: "i", Response: "yes"}))
	write(t, s, save("e4", &assessments.Vendor{ID: "w", Name: "W"}))
	for _, c := range []struct {
		q    assessments.EventQuery
		want string
	}{
		{assessments.EventQuery{}, "[e4 e3 e2 e1]"},
		{assessments.EventQuery{Limit: 2}, "[e4 e3]"},
		{assessments.EventQuery{Before: 3}, "[e2 e1]"},
		{assessments.EventQuery{Before: 3, Limit: 1}, "[e2]"},
		{assessments.EventQuery{ID: "e2"}, "[e2]"},
		{assessments.EventQuery{ID: "nobody"}, "[]"},
		{assessments.EventQuery{Noun: assessments.NounVendor}, "[e4 e1]"},
		{assessments.EventQuery{Noun: assessments.NounVendor, RecordID: "v"}, "[e1]"},
		{assessments.EventQuery{Assessment: "a"}, "[e3]"},
		{assessments.EventQuery{Assessments: []string{"nobody", "a", "b"}}, "[e3]"},
		{assessments.EventQuery{Assessments: []string{"a"}, Before: 3}, "[]"},
		{assessments.EventQuery{After: 2}, "[e4 e3]"},
		{assessments.EventQuery{After: 1, Before: 4}, "[e3 e2]"},
		{assessments.EventQuery{Noun: assessments.NounAnswer, RecordID: "a/i", Assessment: "a"}, "[e3]"},
	} {
		got := []string{}
		for _, e := range events(t, s, c.q) {
			got = append(got, e.ID)
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("%+v: got %v, want %s", c.q, got, c.want)
		}
	}
}

func journalLatest(t *testing.T, o Opener) {
	s := o.fresh(t)
	latest := func(assessment string) (digest string) {
		read(t, s, func(v port.Reader) (err error) {
			newest, err := v.Newest()
			if err == nil {
				digest = newest(assessment)
			}
			return err
		})
		return digest
	}
	head := func() (seq int64, digest string) {
		read(t, s, func(v port.Reader) (err error) {
			seq, digest, err = v.Head()
			return err
		})
		return seq, digest
	}
	seq, digest := head()
	if got := latest("a"); got != "" || seq != 0 || digest != "" {
		t.Errorf("an empty journal has the latest event %q and the head %d %q", got, seq, digest)
	}
	put(t, s, &assessments.Vendor{ID: "v"}, &assessments.Service{ID: "s", VendorID: "v"},
		&assessments.Use{ID: "u", ServiceID: "s"},
		&assessments.Assessment{ID: "a", UseID: "u"}, &assessments.Assessment{ID: "b", UseID: "u"})
	write(t, s, save("e1", &assessments.Answer{ID: "a/i", AssessmentID: "a", ItemID: "i", Response: "1"}))
	first := latest("a")
	write(t, s, save("e2", &assessments.Answer{ID: "b/i", AssessmentID: "b", ItemID: "i", Response: "2"}))
	if newest := events(t, s, assessments.EventQuery{Limit: 1})[0]; true {
		if seq, digest := head(); seq != newest.Seq || digest != newest.Digest {
			t.Errorf("the head is %d %s, the newest event %d %s", seq, digest, newest.Seq, newest.Digest)
		}
	}
	if other := latest("b"); latest("a") != first || other == first || other == "" {
		t.Errorf("an event of another assessment counts: %s, %s", latest("a"), other)
	}
	write(t, s, save("e3", &assessments.Vendor{ID: "v", Name: "N"}))
	if a, b := latest("a"), latest("b"); a == first || a != b {
		t.Errorf("an event that belongs to no assessment does not count: %s, %s", a, b)
	}
}

func erasing(t *testing.T, o Opener) {
	s := o.fresh(t)
	const secret = "Wurzelpassage"
	write(t, s, save("e1", &assessments.Vendor{ID: "v", Name: "Name", Description: secret}))
	write(t, s, save("e2", &assessments.Vendor{ID: "v", Name: "Name", Description: "second " + secret}))
	head := events(t, s, assessments.EventQuery{Limit: 1})[0].Digest
	erase := func(n int, fields ...string) {
		t.Helper()
		write(t, s, func(tx port.Tx) error {
			var past []port.Past
			err := tx.Past(assessments.NounVendor, "v", func(p port.Past) error {
				if !p.Purged && slices.Contains(fields, p.Field) {
					past = append(past, p)
				}
				return nil
			})
			if len(past) != n {
				t.Errorf("%d changes of %v, want %d", len(past), fields, n)
			}
			return errors.Join(err, tx.Put(&assessments.Vendor{ID: "v", Name: "Name"}), tx.Erase(past...))
		})
	}
	erase(2, "description")
	write(t, s, func(tx port.Tx) error { return purged(tx, assessments.NounVendor, "v", "description") })
	all := events(t, s, assessments.EventQuery{Before: 3})
	if all[0].Digest != head {
		t.Error("erasing changed the chain")
	}
	for _, e := range all {
		for i, c := range e.Changes {
			erased := c.Field == "description"
			if e.Seals[i].Purged != erased ||
				(erased && (c.Before+c.After+e.Seals[i].Salt != "" || e.Seals[i].Digest == "")) {
				t.Errorf("event %d, %s: %+v %+v", e.Seq, c.Field, c, e.Seals[i])
			}
		}
	}
	clean(t, s)
	erase(2, "", "name")
	if r, err := s.Check(ctx, false, nil); err != nil || len(r.Damage) == 0 {
		t.Errorf("an existence was erased, and a check says %+v, %v", r.Damage, err)
	}
	if err := s.Write(ctx, func(tx port.Tx) error {
		return tx.Erase(port.Past{Event: 1, Position: 0})
	}); err == nil {
		t.Error("a change is erased twice")
	}
	if err := s.Write(ctx, func(tx port.Tx) error {
		return tx.Erase(port.Past{Event: 9, Position: 0})
	}); err == nil {
		t.Error("a change that is not there is erased")
	}
}

// purged journals a purge as the workbench does: each field of which words were erased, and a tombstone.
func purged(tx port.Tx, of assessments.Noun, id string, fields ...string) error {
	e := newEvent("", string(of)+".purge")
	e.Subject, e.SubjectID = of, id
	for _, f := range fields {
		e.Changes = append(e.Changes, assessments.Change{
			Noun: of, ID: id, Field: f,
			Before: assessments.Purged,
		})
	}
	stone := &assessments.Tombstone{ID: "stone-" + id, Of: string(of), OfID: id, Reason: "r"}
	e.Changes = append(e.Changes, assessments.Diff(nil, stone)...)
	return errors.Join(tx.Put(stone), appended(tx, e))
}

func past(t *testing.T, o Opener) {
	s := o.fresh(t)
	write(t, s, save("e1", &assessments.Vendor{ID: "v", Name: "A"},
		&assessments.Service{ID: "s", VendorID: "v", Name: "S"}))
	write(t, s, save("e2", &assessments.Vendor{ID: "w", Name: "W"},
		&assessments.Service{ID: "s", VendorID: "w", Name: "S"}))
	of := func(n assessments.Noun, id string) (out []string) {
		read(t, s, func(v port.Reader) error {
			return v.Past(n, id, func(p port.Past) error {
				if p.Digest == "" || p.Purged {
					t.Errorf("change %+v has no digest or is purged", p)
				}
				out = append(out, fmt.Sprintf("%d.%d %s %s:%s→%s", p.Event, p.Position, p.ID, p.Field,
					p.Before, p.After))
				return nil
			})
		})
		return out
	}
	if got := fmt.Sprint(of(assessments.NounService,
		"s")); got != "[1.2 s :→1 1.3 s vendor:→v 1.4 s name:→S 2.2 s vendor:v→w]" {
		t.Errorf("the past of a record is %s", got)
	}
	if got := len(of("", "")); got != 8 {
		t.Errorf("the journal has %d changes, want 8", got)
	}
	stop := errors.New("stop")
	read(t, s, func(v port.Reader) error {
		if err := v.Past(assessments.NounService, "s", func(port.Past) error {
			return stop
		}); !errors.Is(err, stop) {
			t.Errorf("an error of the caller gives %v", err)
		}
		return nil
	})
	ever := func(field, value string) (out []string) {
		read(t, s, func(v port.Reader) (err error) {
			out, err = v.Ever(assessments.NounService, field, value)
			return err
		})
		return out
	}
	put(t, s, &assessments.Service{ID: "t", VendorID: "v"}) // not in the journal
	for value, want := range map[string]string{"v": "[s t]", "w": "[s]", "x": "[]"} {
		if got := fmt.Sprint(ever("vendor", value)); got != want {
			t.Errorf("services that ever had the vendor %s: %s, want %s", value, got, want)
		}
	}
	write(t, s, func(tx port.Tx) error { return tx.Remove(assessments.NounService, "s") })
	if got := fmt.Sprint(ever("vendor", "w")); got != "[s]" {
		t.Errorf("a service that was removed: %s", got)
	}
}
