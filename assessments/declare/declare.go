// Package declare reads the declarative file that `countersign apply` takes: YAML in, a flat list of
// workbench.Declared out, parents before children, every problem with its path and line. It knows the file's
// shape from the nouns' own Fields and nothing else; what the workspace says to it is the workbench's
// question. Start with Parse; docs/file-format.md describes the file for people.
package declare

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/declare/yamltree"
	"countersign/assessments/workbench"
)

// FormatVersion is the only value of the key "countersign" this program reads.
const FormatVersion = "1"

// sections names the list under which each noun is declared.
var sections = map[string]assessments.Noun{
	"vendors": assessments.NounVendor, "services": assessments.NounService, "plans": assessments.NounPlan,
	"contracts": assessments.NounContract, "precedences": assessments.NounPrecedence,
	"documents": assessments.NounDocument, "versions": assessments.NounVersion, "uses": assessments.NounUse,
	"assessments": assessments.NounAssessment, "answers": assessments.NounAnswer,
	"citations": assessments.NounCitation, "evidence": assessments.NounEvidence,
	"revisions": assessments.NounRevision, "ticks": assessments.NounTick, "findings": assessments.NounFinding,
	"exceptions": assessments.NounException, "conditions": assessments.NounCondition,
	"decisions": assessments.NounDecision, "signoffs": assessments.NounSignOff, "notes": assessments.NounNote,
	"responsibilities": assessments.NounResponsibility,
}

// nested says which sections may stand inside a record, and which of the child's fields it answers.
var nested = map[assessments.Noun]map[string]string{
	assessments.NounVendor:   {"services": "vendor", "contracts": "vendor", "documents": "vendor"},
	assessments.NounService:  {"plans": "service", "uses": "service"},
	assessments.NounContract: {"documents": "contract", "precedences": "contract"},
	assessments.NounDocument: {"versions": "document"},
	assessments.NounEvidence: {"revisions": "evidence"},
	assessments.NounUse:      {"assessments": "use", "responsibilities": "use"},
	assessments.NounAssessment: {
		"answers": "assessment", "exceptions": "assessment", "conditions": "assessment",
		"decisions": "assessment", "signoffs": "assessment", "notes": "assessment",
	},
	assessments.NounAnswer: {
		"citations": "item", "ticks": "item", "findings": "item", "exceptions": "item",
		"notes": "item",
	},
}

// topLevel lists the sections a file may begin with.
var topLevel = []string{
	"vendors", "services", "plans", "contracts", "documents", "evidence", "uses",
	"assessments", "answers", "precedences", "notes", "responsibilities",
}

// Parse reads a declarative file. When there is any problem the list must not be used.
func Parse(data []byte) ([]workbench.Declared, assessments.Problems) {
	root, problems := yamltree.Tree(data)
	if len(problems) > 0 {
		return nil, problems
	}
	p := &parser{filled: map[int]bool{}}
	if root.Kind != yamltree.Mapping {
		return nil, assessments.Problems{
			{Line: root.Line, Message: "The file must begin with “countersign: 1” and sections such as vendors: or assessments:."},
		}
	}
	p.file(root)
	p.duplicates()
	yamltree.Sort(p.problems)
	if len(p.problems) > 0 {
		return nil, p.problems
	}
	order := map[assessments.Noun]int{}
	for i, n := range assessments.Nouns() {
		order[n] = i
	}
	order[assessments.NounOrganisation] = -1
	slices.SortStableFunc(p.out, func(a, b workbench.Declared) int { return rank(order, a) - rank(order, b) })
	return p.out, nil
}

// rank puts sign-offs and decisions last: they are taken on the state that the rest of the file describes.
func rank(order map[assessments.Noun]int, d workbench.Declared) int {
	switch d.Record.Noun() {
	case assessments.NounCondition:
		return 1000
	case assessments.NounSignOff: // before the decision, which may take it
		return 1001
	case assessments.NounDecision:
		return 1002
	}
	return order[d.Record.Noun()]
}

type parser struct {
	out      []workbench.Declared
	filled   map[int]bool // those of out in which records are nested
	problems assessments.Problems
}

func (p *parser) problem(path string, line int, format string, args ...any) {
	if len(p.problems) < yamltree.MaxProblems {
		p.problems = append(p.problems,
			assessments.Problem{Path: path, Line: line, Message: fmt.Sprintf(format, args...)})
	}
}

func (p *parser) file(root yamltree.Node) {
	versioned := false
	for _, pair := range root.Pairs {
		switch {
		case pair.Key == "countersign":
			versioned = true
			if pair.Node.Text != FormatVersion {
				p.problem(pair.Key, pair.Line, "this program reads format %s of the file, not %q",
					FormatVersion, pair.Node.Text)
			}
		case pair.Key == "organisation":
			p.record(pair.Node, assessments.NounOrganisation, pair.Key, 0,
				map[string]string{"id": "organisation"})
		case slices.Contains(topLevel, pair.Key):
			p.section(pair, pair.Key, nil)
		default:
			p.problem(pair.Key, pair.Line, "there is no section of this name; there are organisation, %s",
				strings.Join(topLevel, ", "))
		}
	}
	if !versioned {
		p.problem("countersign", 1, "is missing: write “countersign: 1” on the first line")
	}
}

func (p *parser) section(pair yamltree.Pair, path string, given map[string]string) {
	if pair.Node.Kind == yamltree.Null {
		return
	}
	if pair.Node.Kind != yamltree.List {
		p.problem(path, pair.Line, "a list is expected here: each entry begins with “- ”")
		return
	}
	for i, one := range pair.Node.Items {
		p.record(one, sections[pair.Key], fmt.Sprintf("%s[%d]", path, i), i, given)
	}
}

// record reads one entry: its own fields, then the sections nested in it.
func (p *parser) record(n yamltree.Node, noun assessments.Noun, path string, index int,
	given map[string]string,
) {
	if n.Kind != yamltree.Mapping {
		p.problem(path, n.Line, "%s is expected here, written as “key: value” lines", one(noun))
		return
	}
	d := workbench.Declared{Record: assessments.New(noun), Path: path, Line: n.Line, Set: map[string]bool{}}
	for name, v := range given {
		if f, ok := assessments.FieldOf(d.Record, name); ok {
			_ = f.Value.Set(v) // ids of enclosing records are texts
			d.Set[name] = true
		}
	}
	var inner []yamltree.Pair
	id := given["id"]
	for _, pair := range n.Pairs {
		at := path + "." + pair.Key
		f, isField := assessments.FieldOf(d.Record, pair.Key)
		_, isSection := nested[noun][pair.Key]
		switch {
		case pair.Key == "id":
			id = p.scalar(pair, at)
		case pair.Key == "file" && (noun == assessments.NounVersion || noun == assessments.NounRevision):
			d.File = p.scalar(pair, at)
		case pair.Key == "confirmed" && noun == assessments.NounAnswer:
			d.Confirmed = p.yes(pair, at)
		case isField && f.Computed:
			p.problem(at, pair.Line, "is set by the program and cannot be declared")
		case isField:
			p.field(&d, f, pair, at)
		case isSection:
			inner = append(inner, pair)
		default:
			p.problem(at, pair.Line, "%s has no such field; it has %s", one(noun), known(noun))
		}
	}
	d.Record.SetKey(p.key(&d, id, index))
	p.filled[len(p.out)] = len(inner) > 0
	p.out = append(p.out, d)
	for _, pair := range inner {
		p.section(pair, path+"."+pair.Key, p.given(d.Record, nested[noun][pair.Key]))
	}
}

// one is a record of the noun in words; of the organisation there is only the one.
func one(n assessments.Noun) string {
	if n == assessments.NounOrganisation {
		return "the organisation"
	}
	return n.One()
}

// given is what an enclosing record answers for those nested in it.
func (p *parser) given(r assessments.Record, field string) map[string]string {
	out := map[string]string{field: r.Key()}
	switch one := r.(type) {
	case *assessments.Contract:
		out["vendor"] = one.VendorID
	case *assessments.Answer:
		out["assessment"], out["item"] = one.AssessmentID, one.ItemID
		out["on_noun"], out["on_id"] = "answer", one.AssessmentID+"/"+one.ItemID
	case *assessments.Assessment:
		out["on_noun"], out["on_id"] = "assessment", one.ID
	}
	return out
}

func (p *parser) scalar(pair yamltree.Pair, at string) string {
	if pair.Node.Kind != yamltree.Scalar {
		p.problem(at, pair.Line, "a text is expected here, not %s", assessments.WithArticle(pair.Node.Kind))
		return ""
	}
	return pair.Node.Text
}

// yes reads a flag that is no field of a record.
func (p *parser) yes(pair yamltree.Pair, at string) bool {
	switch s := p.scalar(pair, at); s {
	case "true", "yes", "1":
		return true
	case "", "false", "no", "0":
	default:
		p.problem(at, pair.Line, "%q is neither true nor false", assessments.Clip(s, 80))
	}
	return false
}

func (p *parser) field(d *workbench.Declared, f assessments.Field, pair yamltree.Pair, at string) {
	if pair.Node.Kind == yamltree.Null {
		p.problem(at, pair.Line, "has no value; give one or remove the line")
		return
	}
	v := pair.Node.Text
	switch {
	case f.Value.Kind() == assessments.ListValue && pair.Node.Kind == yamltree.List:
		items := make([]string, 0, len(pair.Node.Items))
		for i, one := range pair.Node.Items {
			if one.Kind != yamltree.Scalar {
				p.problem(fmt.Sprintf("%s[%d]", at, i), one.Line, "a text is expected here, not %s",
					assessments.WithArticle(one.Kind))
				return
			}
			items = append(items, one.Text)
		}
		b, _ := json.Marshal(items) // strings always encode
		v = string(b)
	case f.Value.Kind() == assessments.ListValue:
		p.problem(at, pair.Line, "a list is expected here, such as [one, two]")
		return
	case pair.Node.Kind != yamltree.Scalar:
		p.problem(at, pair.Line, "%s is expected here, not %s",
			assessments.WithArticle(string(f.Value.Kind())), assessments.WithArticle(pair.Node.Kind))
		return
	}
	if err := f.Value.Set(v); err != nil {
		p.problem(at, pair.Line, "%s", err.Error())
		return
	}
	d.Set[f.Name] = true
}

// key is the record's id: as declared, or made from its place so that applying twice finds it again.
func (p *parser) key(d *workbench.Declared, id string, index int) string {
	made := ""
	switch r := d.Record.(type) {
	case *assessments.Answer:
		made = r.AssessmentID + "/" + r.ItemID
	case *assessments.Tick:
		made = r.AssessmentID + "/" + r.ItemID + "/" + r.ExpectedID
	case *assessments.Citation:
		made = r.AssessmentID + "/" + r.ItemID + "/" + short(r.VersionID+"\x00"+r.Quote)
	case *assessments.Finding:
		made = fmt.Sprintf("%s/%s/%d", r.AssessmentID, r.ItemID, index+1)
	case *assessments.Exception:
		made = fmt.Sprintf("%s/%s/exception-%d", r.AssessmentID, r.ItemID, index+1)
	case *assessments.ApprovalCondition:
		made = fmt.Sprintf("%s/condition-%d", r.AssessmentID, index+1)
	case *assessments.Decision:
		made = fmt.Sprintf("%s/decision-%d", r.AssessmentID, index+1)
	case *assessments.SignOff:
		made = r.AssessmentID + "/" + r.Role
	case *assessments.ResponsibilityAnswer:
		made = r.UseID + "/" + r.Responsibility
	case *assessments.Precedence:
		made = r.ContractID + "/" + string(r.Subject)
	case *assessments.Version:
		made = r.DocumentID + "/" + slug(r.Label)
	case *assessments.Revision:
		made = r.EvidenceID + "/" + slug(r.Label)
	case *assessments.Note:
		made = "note-" + short(r.On+"\x00"+r.OnID+"\x00"+fmt.Sprint(index))
	case *assessments.Organisation:
		return "organisation"
	}
	switch {
	case id != "":
		return id
	case placed(d.Record):
		d.Placed = true
	case made == "":
		p.problem(d.Path, d.Line, "an id is missing: give one, such as “id: lumen-chat”, so that applying again finds it")
	}
	return made
}

// placed reports whether the id of a record that names none is made from its place in a list.
func placed(r assessments.Record) bool {
	switch r.(type) {
	case *assessments.Finding, *assessments.Exception, *assessments.ApprovalCondition, *assessments.Note:
		return true
	}
	return false
}

func short(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:6])
}

// slug makes a label fit for an id.
func slug(s string) string {
	out := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '.', r == '-':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, s)
	if out = strings.Trim(out, ".-"); out == "" || len(out) > 60 {
		return short(s)
	}
	return out
}

func known(n assessments.Noun) string {
	names := []string{"id"}
	for _, f := range assessments.New(n).Fields() {
		if !f.Computed {
			names = append(names, f.Name)
		}
	}
	for s := range nested[n] {
		if !slices.Contains(names, s) {
			names = append(names, s)
		}
	}
	if n == assessments.NounVersion || n == assessments.NounRevision {
		names = append(names, "file")
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}
