package assessments_test

import (
	"fmt"
	"strings"
	"testing"

	"countersign/assessments"
)

// problemAt returns what validation says of one field.
func problemAt(r assessments.Record, field string) string {
	for _, p := range assessments.Validate(r) {
		if p.Path == field {
			return p.Message
		}
	}
	return ""
}

func TestEveryNumberHasItsRange(t *testing.T) {
	numbers := 0
	for _, n := range assessments.Nouns() {
		for i, f := range assessments.New(n).Fields() {
			if f.Value.Kind() != assessments.NumberValue {
				continue
			}
			numbers++
			if f.Most <= 0 {
				t.Errorf("%s.%s does not say how large it may be", n, f.Name)
				continue
			}
			for value, right := range map[int64]bool{
				-5: false, -1: false, 0: true, 1: true, f.Most: true,
				f.Most + 1: false,
			} {
				r := assessments.New(n)
				if end, ok := assessments.FieldOf(r, "end_at"); ok { // no place ends before it begins
					_ = end.Value.Set(fmt.Sprint(f.Most))
				}
				if err := r.Fields()[i].Value.Set(fmt.Sprint(value)); err != nil {
					t.Fatal(err)
				}
				if said := problemAt(r, f.Name); (said == "") != right {
					t.Errorf("%s.%s = %d: %q", n, f.Name, value, said)
				}
			}
		}
	}
	if numbers < 10 {
		t.Errorf("only %d numbers were tried", numbers)
	}
}

func TestAQuoteDoesNotEndBeforeItBegins(t *testing.T) {
	c := &assessments.Citation{Start: 5, End: 4}
	if problemAt(c, "end_at") == "" {
		t.Error("it does")
	}
	if c.End = 5; problemAt(c, "end_at") != "" {
		t.Error("a place that is not known is refused")
	}
}

// unseen are signs that must not be in a name, and how a name can hold them.
var unseen = map[string]string{
	"escape": "Acme\x1b[31m", "bell": "Acme\x07", "NUL": "Ac\x00me", "delete": "Acme\x7f",
	"C1 control": "Acme\u009b31m", "backspace": "Acme\b\b\b\bEvil", "line": "Acme\nEvil",
	"carriage return": "Acme\rEvil", "tab": "Acme\tEvil", "line separator": "Acme\u2028Evil",
	"paragraph separator": "Acme\u2029Evil", "next line": "Acme\u0085Evil",
	"right to left override": "Acme\u202egnp.exe", "left to right override": "\u202dAcme",
	"embedding": "\u202bAcme\u202c", "isolate": "\u2067Acme\u2069", "mark": "Acme\u200f",
	"Arabic letter mark": "Acme\u061c",
	"zero-width space":   "Ac\u200bme", "joiner": "Ac\u200dme", "non-joiner": "Ac\u200cme",
	"word joiner": "Ac\u2060me", "byte order mark": "\ufeffAcme", "soft hyphen": "Ac\u00adme",
	"tag":                 "Acme\U000e0041",
	"variant of a letter": "A\ufe00cme", "Hangul filler": "Acme\u3164", "blank of Braille": "Acme\u2800",
	"grapheme joiner": "Ac\u034fme", "invisible times": "Ac\u2062me", "annotation": "Ac\ufff9me",
	"not UTF-8": "Acme\xff",
}

// seen are names as people write them.
var seen = []string{
	"Acme", "Açaí & Søn, S.A.", "O’Brien", "Łódź", "株式会社", "葛\U000e0100城市", "محمد\u200cرضا", "श्री\u200dमान",
	"⚖\ufe0f Legal", "Zoë", "Ζωή", "ООО «Ромашка»", "خصم \u0600١٢", "한국어",
}

func TestNamesAreRefusedWithSignsThatNobodySees(t *testing.T) {
	names := 0
	for _, n := range assessments.Nouns() {
		for i, f := range assessments.New(n).Fields() {
			if f.Value.Kind() != assessments.TextValue || !f.Line || f.Of != "" || len(f.OneOf) > 0 {
				continue
			}
			names++
			for sign, name := range unseen {
				r := assessments.New(n)
				_ = r.Fields()[i].Value.Set(name)
				if problemAt(r, f.Name) == "" {
					t.Errorf("%s.%s takes a name with %s", n, f.Name, sign)
				}
			}
			for _, name := range seen {
				r := assessments.New(n)
				_ = r.Fields()[i].Value.Set(name)
				if said := problemAt(r, f.Name); said != "" {
					t.Errorf("%s.%s refuses %q: %s", n, f.Name, name, said)
				}
			}
		}
	}
	if names < 20 {
		t.Errorf("only %d fields were tried", names)
	}
}

func TestIdsAndListsAreRefusedWithSignsThatNobodySees(t *testing.T) {
	for sign, name := range unseen {
		if sign != "not UTF-8" && assessments.ValidKey(name) == "" {
			t.Errorf("an id takes %s", sign)
		}
		// an entry may have lines; JSON makes a sign of a wrong byte
		if strings.ContainsAny(name, "\n\r\t") || sign == "not UTF-8" {
			continue
		}
		if problemAt(&assessments.Contract{ID: "c", Parties: []string{"A", name}}, "parties") == "" {
			t.Errorf("a list takes %s", sign)
		}
	}
	if said := problemAt(&assessments.Contract{ID: "c", Parties: seen}, "parties"); said != "" {
		t.Error(said)
	}
}

func TestWordsOfADocumentAreTakenAsTheyAre(t *testing.T) {
	c := &assessments.Citation{Quote: "Ac\u00adme \u200fand others", Section: "§ 4\u200b.2"}
	if said := problemAt(c, "quote") + problemAt(c, "section"); said != "" {
		t.Error(said)
	}
	if c.Section = "§\x1b[2J"; problemAt(c, "section") == "" {
		t.Error("a control is taken")
	}
}

func TestActorsAreRefusedWithSignsThatNobodySees(t *testing.T) {
	for sign, name := range unseen {
		for _, a := range []assessments.Actor{{Name: name, Role: "legal"}, {Name: "Ada", Role: name}} {
			if err := a.Valid(); assessments.KindOf(err) != assessments.Usage ||
				strings.ContainsAny(err.Error(), "\x1b\x07\u202e\u200b") {
				t.Errorf("%s: got %v", sign, err)
			}
		}
	}
	for _, name := range seen {
		if err := (assessments.Actor{Name: name, Role: name}).Valid(); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	for _, name := range []string{"", " ", "\u00a0", "-", "…", "(legal)"} {
		if err := (assessments.Actor{Name: name, Role: "legal"}).Valid(); err == nil {
			t.Errorf("%q names someone", name)
		}
	}
	if _, err := assessments.ParseActor("Ada\x1b]0;x\x07;legal"); err == nil {
		t.Error("an actor with an escape sequence is read")
	}
}

func TestNamesOfFilesAreMadePlain(t *testing.T) {
	for name, want := range map[string]string{
		"terms.pdf": "terms.pdf", "a\x1b[2Jb.pdf": "a[2Jb.pdf", "invoice\u202efdp.exe": "invoicefdp.exe",
		"\u200b\n": "unnamed", "": "unnamed", "a\xffb": "ab", "संधि\u200d.pdf": "संधि\u200d.pdf",
	} {
		if got := assessments.PlainName(name); got != want {
			t.Errorf("%q is made %q, want %q", name, got, want)
		}
	}
}

func TestQuoteSufficesFromTwelveLetters(t *testing.T) {
	for _, c := range []struct {
		quote, text string
		want        bool
	}{
		{".", "It ends.", false},
		{"", "", false},
		{"…", "…", false},
		{"the Customer", "for the Customer and others", false},
		{"the Customers", "for the Customers and others", true},
		{"USD 1,000,000.00", "", true},
		{"99.9 %", "", false},
		{"不得用于训练", "", true},
		{"不得用于", "", false},
		{"Agreed.", "  Agreed. ", true}, // the whole text
		{"Agreed", "Agreed by both", false},
	} {
		if got := assessments.QuoteSuffices(c.quote, c.text); got != c.want {
			t.Errorf("%q of %q: %v", c.quote, c.text, got)
		}
	}
}
