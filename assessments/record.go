package assessments

import (
	"cmp"
	"maps"
	"slices"
	"sync"
)

// Noun names a kind of record. Its word is the table's name, the journal's word and, in the plural, the
// section of a declarative file.
type Noun string

// Nouns of the records. A condition is an ApprovalCondition, a responsibility a ResponsibilityAnswer.
const (
	NounOrganisation   Noun = "organisation"
	NounVendor         Noun = "vendor"
	NounService        Noun = "service"
	NounPlan           Noun = "plan"
	NounContract       Noun = "contract"
	NounPrecedence     Noun = "precedence"
	NounDocument       Noun = "document"
	NounVersion        Noun = "version"
	NounUse            Noun = "use"
	NounFrozen         Noun = "frozen"
	NounAssessment     Noun = "assessment"
	NounAnswer         Noun = "answer"
	NounCitation       Noun = "citation"
	NounEvidence       Noun = "evidence"
	NounRevision       Noun = "revision"
	NounTick           Noun = "tick"
	NounFinding        Noun = "finding"
	NounException      Noun = "exception"
	NounCondition      Noun = "condition"
	NounDecision       Noun = "decision"
	NounSignOff        Noun = "signoff"
	NounNote           Noun = "note"
	NounPack           Noun = "pack"
	NounTombstone      Noun = "tombstone"
	NounResponsibility Noun = "responsibility"
)

// Record is a noun kept in the workspace. Fields is the one description that storing, comparing, undoing,
// applying, validating and hashing share: there is no second mechanism.
type Record interface {
	Noun() Noun
	Key() string
	SetKey(id string)
	Fields() []Field
}

// Field is one stored fact of a record: a name and access to its value, with what may stand in it.
type Field struct {
	Name  string
	Value Value
	Ref   Noun     // the value is the id of such a record, or ""
	OneOf []string // closed vocabulary, of each entry of a list; "" is allowed unless Required
	// Of names the field that leads to the version or revision from which the words in this field are
	// taken. A purge of that version or revision erases them. It is empty if the words belong to the
	// record itself.
	Of   string
	Most int64 // the largest a number may be, which every number says; the smallest is 0
	// Word is the title of a word of OneOf, where the vocabulary has titles that vocabularyWord does
	// not know.
	Word     func(string) string
	Required bool
	Content  bool // words of a document, evidence or note may be in it: only such a field is ever purged
	Naming   bool // what people call a document or evidence, or whom its NDA is with: purged only on request
	Computed bool // set by the program: a declarative file may not name it
	Line     bool // one line of at most 300 characters; others may run to 200,000
}

// Checker is implemented by records whose fields must fit together.
type Checker interface {
	// Check returns what does not fit, with the field's name as path.
	Check() Problems
}

// Titled is implemented by records that people call by a name.
type Titled interface{ Title() string }

// Binnable is implemented by records that go to the bin instead of vanishing.
type Binnable interface {
	Record
	// BinnedAt returns where the record keeps when it was binned; 0 is not in the bin.
	BinnedAt() *Moment
}

// Bin makes a record that embeds it Binnable.
type Bin struct {
	Binned Moment // when it went to the bin; 0 is not there
}

// BinnedAt returns where the record keeps when it was binned.
func (b *Bin) BinnedAt() *Moment { return &b.Binned }

func binned(b *Bin) Field {
	return Field{Name: "binned", Value: moment(&b.Binned), Computed: true}
}

// InBin reports whether the record is in the bin.
func InBin(r Record) bool {
	b, ok := r.(Binnable)
	return ok && *b.BinnedAt() != 0
}

// TitleOf is what people call the record; its key where it has no name.
func TitleOf(r Record) string {
	if t, ok := r.(Titled); ok && t.Title() != "" {
		return t.Title()
	}
	return r.Key()
}

// FieldOf finds a field by name.
func FieldOf(r Record, name string) (Field, bool) {
	for _, f := range r.Fields() {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

// makers builds an empty record of each noun.
var makers = map[Noun]func() Record{
	NounOrganisation:   func() Record { return &Organisation{} },
	NounVendor:         func() Record { return &Vendor{} },
	NounService:        func() Record { return &Service{} },
	NounPlan:           func() Record { return &Plan{} },
	NounContract:       func() Record { return &Contract{} },
	NounPrecedence:     func() Record { return &Precedence{} },
	NounDocument:       func() Record { return &Document{} },
	NounVersion:        func() Record { return &Version{} },
	NounUse:            func() Record { return &Use{} },
	NounFrozen:         func() Record { return &Frozen{} },
	NounAssessment:     func() Record { return &Assessment{} },
	NounAnswer:         func() Record { return &Answer{} },
	NounCitation:       func() Record { return &Citation{} },
	NounEvidence:       func() Record { return &Evidence{} },
	NounRevision:       func() Record { return &Revision{} },
	NounTick:           func() Record { return &Tick{} },
	NounFinding:        func() Record { return &Finding{} },
	NounException:      func() Record { return &Exception{} },
	NounCondition:      func() Record { return &ApprovalCondition{} },
	NounDecision:       func() Record { return &Decision{} },
	NounSignOff:        func() Record { return &SignOff{} },
	NounNote:           func() Record { return &Note{} },
	NounPack:           func() Record { return &Pack{} },
	NounTombstone:      func() Record { return &Tombstone{} },
	NounResponsibility: func() Record { return &ResponsibilityAnswer{} },
}

// New makes an empty record of a noun; nil for an unknown one.
func New(n Noun) Record {
	if f, ok := makers[n]; ok {
		return f()
	}
	return nil
}

// Nouns lists every noun, parents before the records that refer to them.
func Nouns() []Noun { return slices.Clone(parentsFirst()) }

// parentsFirst orders the nouns once: to know how deep one is, its records' fields are made.
var parentsFirst = sync.OnceValue(func() []Noun {
	deep := map[Noun]int{}
	for n := range makers {
		deep[n] = depth(n)
	}
	return slices.SortedFunc(maps.Keys(deep), func(a, b Noun) int {
		return cmp.Or(deep[a]-deep[b], cmp.Compare(a, b))
	})
})

// depth is how many references lie between a noun and one that refers to no other.
func depth(n Noun) int {
	d := 0
	for _, f := range New(n).Fields() {
		if f.Ref != "" && f.Ref != n {
			d = max(d, depth(f.Ref)+1)
		}
	}
	return d
}
