package storetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
)

// full makes one record of a noun with every field set to something of its own. References lead to the
// record "k1" of their noun.
func full(n assessments.Noun, key string, seed int) assessments.Record {
	r := assessments.New(n)
	r.SetKey(key)
	for i, f := range r.Fields() {
		v := fmt.Sprintf("=v%d-%d é 語 😀 שלום\n\"quoted\"", seed, i)
		switch f.Value.Kind() {
		case assessments.NumberValue, assessments.MomentValue:
			v = fmt.Sprint(int64(seed)*1_000_000_000_000 + int64(i) + 1)
		case assessments.FlagValue:
			v = "1"
		case assessments.DateValue:
			v = fmt.Sprintf("2026-%02d-%02d", seed%12+1, i%28+1)
		case assessments.ListValue:
			v = fmt.Sprintf(`["a%d","b <&>"]`, seed)
		}
		if f.Ref != "" {
			v = "k1"
		}
		if f.Name == "binned" || f.Name == "sha256" { // what is binned is not found, and there is no file
			v = ""
		}
		if err := f.Value.Set(v); err != nil {
			panic(err)
		}
	}
	return r
}

// one of every noun, all referring to each other.
func oneOfEach() []assessments.Record {
	var out []assessments.Record
	for _, n := range assessments.Nouns() {
		out = append(out, full(n, "k1", 1))
	}
	return out
}

func everyNoun(t *testing.T, o Opener) {
	s := o.fresh(t)
	want := oneOfEach()
	put(t, s, want...)
	for _, w := range want {
		got := assessments.New(w.Noun())
		got.SetKey("k1")
		mustGet(t, s, got)
		if !assessments.Equal(got, w) {
			t.Errorf("%s: got %+v, want %+v", w.Noun(), got, w)
		}
	}
	empty := assessments.New(assessments.NounVendor)
	empty.SetKey("nobody")
	if isThere(t, s, empty) {
		t.Error("a vendor is there that nobody put")
	}
}

func putAndRemove(t *testing.T, o Opener) {
	s := o.fresh(t)
	put(t, s, &assessments.Vendor{ID: "v", Name: "Old", Tags: []string{"a"}})
	put(t, s, &assessments.Vendor{ID: "v", Name: "New"})
	v := &assessments.Vendor{ID: "v"}
	mustGet(t, s, v)
	if v.Name != "New" || v.Tags != nil {
		t.Errorf("got %+v", v)
	}
	write(t, s, Remove(assessments.NounVendor, "v"))
	if isThere(t, s, &assessments.Vendor{ID: "v"}) {
		t.Error("removed, and still there")
	}
	write(t, s, Remove(assessments.NounVendor, "v")) // again changes nothing
}

func listing(t *testing.T, o Opener) {
	s := o.fresh(t)
	put(t, s,
		&assessments.Vendor{ID: "b", Name: "B", Bin: assessments.Bin{Binned: 7}},
		&assessments.Vendor{ID: "a", Name: "A"}, &assessments.Vendor{ID: "c", Name: "A"},
		&assessments.Document{ID: "d1", VendorID: "a", Name: "Terms"},
		&assessments.Document{ID: "d2", VendorID: "b", Name: "DPA", Incorporated: true},
	)
	for _, c := range []struct {
		noun  assessments.Noun
		where []assessments.Where
		want  string
	}{
		{assessments.NounVendor, nil, "a b c"},
		{assessments.NounVendor, []assessments.Where{{Field: "name", In: []string{"A"}}}, "a c"},
		{
			assessments.NounVendor,
			[]assessments.Where{{Field: "id", In: []string{"c", "b", "b", "nobody"}}},
			"b c",
		},
		{assessments.NounVendor, []assessments.Where{{Field: "name", In: []string{"A"}}, {
			Field: "id",
			In:    []string{"c", "b"},
		}}, "c"},
		{assessments.NounVendor, []assessments.Where{{Field: "binned", In: []string{"0"}}}, "a c"},
		{assessments.NounVendor, []assessments.Where{{Field: "name", In: nil}}, ""},
		{assessments.NounDocument, []assessments.Where{{Field: "vendor", In: []string{"b"}}}, "d2"},
		{assessments.NounDocument, []assessments.Where{{Field: "contract", In: []string{""}}}, "d1 d2"},
		{assessments.NounDocument, []assessments.Where{{Field: "incorporated", In: []string{"1"}}}, "d2"},
	} {
		read(t, s, func(v port.Reader) error {
			list, err := v.List(c.noun, c.where...)
			var got []string
			for _, r := range list {
				got = append(got, r.Key())
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("%s %v: got %v, want %s", c.noun, c.where, got, c.want)
			}
			n, cerr := v.Count(c.noun, c.where...)
			if n != len(got) {
				t.Errorf("%s %v: counted %d, listed %d", c.noun, c.where, n, len(got))
			}
			return errors.Join(err, cerr)
		})
	}
	if err := s.Read(ctx, func(v port.Reader) error {
		_, err := v.List(assessments.NounVendor, assessments.Where{Field: "colour"})
		return err
	}); err == nil {
		t.Error("a field that does not exist was accepted")
	}
}

func manyValues(t *testing.T, o Opener) {
	s := o.fresh(t)
	put(t, s, &assessments.Vendor{ID: "v-00009"}, &assessments.Vendor{ID: "v-39999"})
	var ids []string
	for i := range 40_000 {
		ids = append(ids, fmt.Sprintf("v-%05d", i))
	}
	read(t, s, func(v port.Reader) error {
		list, err := v.List(assessments.NounVendor, assessments.Where{Field: "id", In: append(ids, ids...)})
		n, cerr := v.Count(assessments.NounVendor, assessments.Where{Field: "id", In: append(ids, ids...)})
		if len(list) != 2 || n != 2 || list[0].Key() != "v-00009" {
			t.Errorf("listed %d, counted %d", len(list), n)
		}
		return errors.Join(err, cerr)
	})
}

func danglingReference(t *testing.T, o Opener) {
	s := o.fresh(t)
	err := s.Write(ctx, putting(&assessments.Vendor{ID: "v", Name: "V"},
		&assessments.Service{ID: "s", VendorID: "nobody", Name: "S"}))
	if assessments.KindOf(err) != assessments.Refused || !strings.Contains(err.Error(), "nobody") ||
		!strings.Contains(err.Error(), "“s”") {
		t.Errorf("got %v", err)
	}
	if isThere(t, s, &assessments.Vendor{ID: "v"}) {
		t.Error("a part of a refused transaction is there")
	}
	put(t, s, &assessments.Vendor{ID: "v"}, &assessments.Service{ID: "s", VendorID: "v"})
	if err := s.Write(ctx, Remove(assessments.NounVendor, "v")); assessments.KindOf(
		err) != assessments.Refused {
		t.Errorf("removing a vendor with a service: got %v", err)
	}
	if !isThere(t, s, &assessments.Vendor{ID: "v"}) {
		t.Error("the vendor went although the removal was refused")
	}
}

func anyOrder(t *testing.T, o Opener) {
	s := o.fresh(t)
	all := oneOfEach()
	for i, j := 0, len(all)-1; i < j; i, j = i+1, j-1 {
		all[i], all[j] = all[j], all[i]
	}
	put(t, s, all...)
	write(t, s, func(tx port.Tx) error { // and out again, parents first
		for _, n := range assessments.Nouns() {
			if err := Remove(n, "k1")(tx); err != nil {
				return err
			}
		}
		return nil
	})
}

func failedWrite(t *testing.T, o Opener) {
	s := o.fresh(t)
	err := s.Write(ctx, func(tx port.Tx) error {
		if err := tx.Put(&assessments.Vendor{ID: "v"}); err != nil {
			return err
		}
		if ok, err := tx.Get(&assessments.Vendor{ID: "v"}); !ok || err != nil {
			t.Errorf("a transaction does not see its own put: %v", err)
		}
		return errOnPurpose
	})
	if !errors.Is(err, errOnPurpose) || isThere(t, s, &assessments.Vendor{ID: "v"}) {
		t.Errorf("got %v, and the record is there: %v", err, isThere(t, s, &assessments.Vendor{ID: "v"}))
	}
}

func panickedWrite(t *testing.T, o Opener) {
	s := o.fresh(t)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_ = s.Write(ctx, func(tx port.Tx) error {
			_ = tx.Put(&assessments.Vendor{ID: "v"})
			panic("on purpose")
		})
	}()
	if isThere(t, s, &assessments.Vendor{ID: "v"}) {
		t.Error("half a transaction is there")
	}
	put(t, s, &assessments.Vendor{ID: "w"}) // and the store still works
}

func cancelledWrite(t *testing.T, o Opener) {
	s := o.fresh(t)
	cancelled, cancel := context.WithCancel(ctx)
	err := s.Write(cancelled, func(tx port.Tx) error {
		cancel()
		return tx.Put(&assessments.Vendor{ID: "v"})
	})
	if !errors.Is(err, context.Canceled) || isThere(t, s, &assessments.Vendor{ID: "v"}) {
		t.Errorf("got %v", err)
	}
}

func snapshot(t *testing.T, o Opener) {
	if o.ReadersBlock {
		t.Skip("here a writer waits until readers are done")
	}
	s := o.fresh(t)
	put(t, s, &assessments.Vendor{ID: "v", Name: "before"})
	read(t, s, func(v port.Reader) error {
		put(t, s, &assessments.Vendor{ID: "v", Name: "after"}, &assessments.Vendor{ID: "w"})
		r := &assessments.Vendor{ID: "v"}
		_, err := v.Get(r)
		n, cerr := v.Count(assessments.NounVendor)
		if r.Name != "before" || n != 1 {
			t.Errorf("a reading saw %q and %d vendors", r.Name, n)
		}
		return errors.Join(err, cerr)
	})
	r := &assessments.Vendor{ID: "v"}
	mustGet(t, s, r)
	if r.Name != "after" {
		t.Errorf("the next reading saw %q", r.Name)
	}
}

func manyWriters(t *testing.T, o Opener) {
	s := o.fresh(t)
	put(t, s, &assessments.Organisation{ID: "organisation"})
	var all sync.WaitGroup
	const writers, rounds = 6, 20
	for w := range writers {
		all.Go(func() {
			for i := range rounds {
				r := &assessments.Organisation{ID: "organisation"}
				err := s.Write(ctx, func(tx port.Tx) error {
					if _, err := tx.Get(r); err != nil {
						return err
					}
					next := *r
					next.ReviewMonths++
					return save(fmt.Sprintf("e-%d-%d", w, i), &next)(tx)
				})
				if err != nil {
					t.Errorf("writer %d: %v", w, err)
				}
				if err := s.Read(ctx, func(v port.Reader) error {
					_, err := v.Get(r)
					return err
				}); err != nil {
					t.Errorf("reader %d: %v", w, err)
				}
			}
		})
	}
	all.Wait() // writers that wait for each other for ever end with the time of all tests
	r := &assessments.Organisation{ID: "organisation"}
	mustGet(t, s, r)
	if r.ReviewMonths != writers*rounds {
		t.Errorf("%d of %d changes are there", r.ReviewMonths, writers*rounds)
	}
	clean(t, s)
}
