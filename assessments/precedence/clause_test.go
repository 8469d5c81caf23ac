package precedence_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"countersign/assessments"
	"countersign/assessments/intake"
	"countersign/assessments/precedence"
	"countersign/assessments/terms"
	"countersign/templates/lexicon"
)

// set are the documents of a contract; the clause stands in the master agreement unless said otherwise.
var set = []assessments.Document{
	{ID: "msa", Name: "Kestrel Enterprise Agreement", Type: "msa"},
	{ID: "order", Name: "Order form 12", Type: "order_form"},
	{ID: "dpa", Name: "Kestrel DPA", Type: "dpa"},
	{ID: "sla", Name: "Uptime promise", Type: "sla"},
	{ID: "ai", Name: "AI addendum", Type: "ai_addendum"},
	{ID: "aup", Name: "Rules of use", Type: "acceptable_use"},
}

func TestAClauseIsReadAsAnOrderOfDocuments(t *testing.T) {
	for _, c := range []struct {
		name, clause, own string
		want              []string
	}{
		{"a numbered list", "The following order of precedence applies: (1) the Order Form; (2) the Data Processing Addendum; (3) this Agreement.", "msa", []string{"order", "dpa", "msa"}},
		{"a list with letters", "If the parts of the contract conflict, they control in the following order: (a) Order Form, (b) the Service Level Agreement, (c) the Agreement and (d) the Acceptable Use Policy.", "msa", []string{"order", "sla", "msa", "aup"}},
		{"from the bottom up", "The documents rank in ascending order: Acceptable Use Policy, this Agreement, Order Form.", "msa", []string{"order", "msa", "aup"}},
		{"steps in words", "Should texts contradict each other, apply first the Order Form, then the AI Addendum, then this Agreement.", "msa", []string{"order", "ai", "msa"}},
		{"a pair, the second wins", "In the event of any conflict between this Agreement and an Order Form, the Order Form shall prevail.", "msa", []string{"order", "msa"}},
		{"a pair, the first wins", "If there is an inconsistency between this Agreement and an Order Form, this Agreement controls.", "msa", []string{"msa", "order"}},
		{"under a heading", "Order of Precedence. In the event of a conflict between this Agreement and the DPA, the DPA will govern.", "msa", []string{"dpa", "msa"}},
		{
			"over", "The AI Addendum takes precedence over this Agreement in case of conflict.", "msa",
			[]string{"ai", "msa"},
		},
		{"nobody is named to lose", "If the documents contradict each other, the Data Processing Agreement prevails for personal data.", "msa", []string{"dpa", "msa"}},
		{"in the winner's own text", "In case of conflict with the Agreement, this Data Processing Addendum prevails.", "dpa", []string{"dpa", "msa"}},
		{
			"shall apply", "Where this DPA is inconsistent with the Agreement, this DPA shall apply.", "dpa",
			[]string{"dpa", "msa"},
		},
		{
			"by its own name", "If Kestrel DPA and Uptime promise conflict, Kestrel DPA prevails.", "msa",
			[]string{"dpa", "sla"},
		},
		{"two sentences", "If this Agreement conflicts with the SLA, this Agreement prevails. If this Agreement conflicts with an Order Form, the Order Form prevails.", "msa", []string{"order", "msa", "sla"}},
		{"two winners", "In the event of any conflict between this Agreement and any Order Form or SLA, the terms of the Order Form or SLA will control.", "msa", []string{"order", "sla", "msa"}},
		{"what it only replaces", "In case of conflict between this DPA and the Agreement, this DPA prevails. This DPA is effective when it, or the Agreement that refers to it, was signed, and supersedes any prior agreement on data.", "dpa", []string{"dpa", "msa"}},
		{"a bare name in a list", "If the documents that make up the Agreement conflict, they control in the following order: (a) Order Form; (b) Service Level Agreement; (c) Agreement; and (d) Acceptable Use Policy.", "msa", []string{"order", "sla", "msa", "aup"}},
		{"a list of strangers", "If the documents of the Agreement conflict, they control in the following order: the Handbook, the Manual.", "msa", nil},
		{"a circle", "If this Agreement conflicts with the DPA, the DPA prevails. If the DPA conflicts with this Agreement, this Agreement prevails.", "msa", nil},
		{"no order", "This Agreement is the entire agreement between the parties.", "msa", nil},
		{"only the law", "This Agreement is governed without regard to conflicts of law.", "msa", nil},
		{"nothing", "", "msa", nil},
		{
			"steps at the beginning", "First the Order Form, then this Agreement applies.", "msa",
			[]string{"order", "msa"},
		},
		{
			"two sentences with a semicolon",
			"If this Agreement conflicts with the SLA, this Agreement prevails; if it conflicts with an Order Form, the Order Form prevails.", "msa",
			[]string{"order", "msa", "sla"},
		},
		{"a winner over nobody, in no text", "In case of conflict, the DPA prevails.", "", nil},
		{
			"this text, where none is known",
			"If this Agreement conflicts with an Order Form, the Order Form prevails.", "", nil,
		},
		{
			"a bare name in a list, in no text",
			"They control in the following order: (a) Order Form; (b) Agreement.", "",
			[]string{"order", "msa"},
		},
		{
			"a bare name in a list of a DPA",
			"They control in the following order: (a) Order Form; (b) Agreement.", "dpa",
			[]string{"order", "dpa"},
		},
		{"a longer name in a list", "They control in the following order: (a) Order Form; (b) Data Processing Agreement.", "msa", []string{"order", "dpa"}},
		{"a list of one", "They control in the following order: the Order Form, the Handbook.", "msa", nil},
		{
			"a name that begins the clause", "Kestrel DPA prevails over this Agreement in case of conflict.",
			"msa",
			[]string{"dpa", "msa"},
		},
		{
			"in the plural", "If Order Forms conflict with this Agreement, the Order Forms prevail.", "msa",
			[]string{"order", "msa"},
		},
		{"names within words", "If this Agreement is disorderly or in conflict with the DPA, the DPA prevails.", "msa", []string{"dpa", "msa"}},
		{"shall apply, without a conflict", "This DPA shall apply to each Order Form.", "dpa", nil},
		{"nobody before the verb", "Conflicts: what prevails is the DPA.", "msa", nil},
		{
			"named before, without a conflict", "Under the SLA, this Agreement supersedes the DPA.", "msa",
			[]string{"msa", "dpa"},
		},
		{"two winners with and", "In the event of conflict with this Agreement, the Order Form and the SLA will control.", "msa", []string{"order", "sla", "msa"}},
		{
			"over no one else", "In the event of conflict, the Order Form and this Agreement will control.", "msa",
			nil,
		},
		{
			"one word in the plural", "If SLAs conflict with this Agreement, the SLAs prevail.", "msa",
			[]string{"sla", "msa"},
		},
		{
			"a comma before or", "Where there is a conflict under the SLA, or the DPA controls.", "msa",
			[]string{"dpa", "sla"},
		},
		{
			"words behind and", "If the SLA applies and in a conflict the DPA prevails.", "msa",
			[]string{"dpa", "sla"},
		},
		{
			"a dash beside the name", "In case of conflict with this Agreement the DPA—as signed—prevails.",
			"msa",
			[]string{"dpa", "msa"},
		},
		{
			"no comma before the winner", "If this Agreement conflicts with the Order Form the DPA prevails.",
			"msa",
			[]string{"dpa", "msa", "order"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := precedence.OrderOf(c.clause, set, c.own); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestANameIsAWholeWord(t *testing.T) {
	for _, edge := range []string{"a", "z", "0", "9"} {
		for _, word := range []string{"dpa" + edge, edge + "dpa"} {
			if got := precedence.OrderOf("In case of conflict, the "+word+" prevails.", set,
				"msa"); got != nil {
				t.Errorf("“%s” is read as %v", word, got)
			}
		}
	}
}

func TestNamesMeanTheDocumentsOfTheContract(t *testing.T) {
	document := func(id, name string, kind assessments.DocumentKind) assessments.Document {
		return assessments.Document{ID: id, Name: name, Type: kind}
	}
	for name, c := range map[string]struct {
		clause, own string
		docs        []assessments.Document
		want        []string
	}{
		"the Agreement is the master agreement": {
			"In case of conflict with the Agreement, the DPA prevails.", "dpa",
			[]assessments.Document{
				document("terms", "Web terms", "online_terms"),
				document("dpa", "DPA", "dpa"), document("msa", "Paper", "msa"),
			},
			[]string{"dpa", "msa"},
		},
		"the Agreement is the first master agreement": {
			"In case of conflict with the Agreement, the DPA prevails.", "dpa",
			[]assessments.Document{
				document("dpa", "DPA", "dpa"), document("msa", "Paper", "msa"),
				document("other", "Other paper", "msa"),
			},
			[]string{"dpa", "msa"},
		},
		"the Agreement is nothing of this contract": {
			"In case of conflict with the Agreement, the Order Form prevails.", "",
			[]assessments.Document{document("order", "Order", "order_form"), document("dpa", "DPA", "dpa")},
			nil,
		},
		"a bare Agreement is nothing of this contract": {
			"They control in the following order: (a) Order Form; (b) Agreement.", "",
			[]assessments.Document{document("order", "Order", "order_form"), document("dpa", "DPA", "dpa")},
			nil,
		},
		"the longer name counts": {
			"In case of conflict with the Order Form, the Master Services Agreement Rider prevails.", "order",
			[]assessments.Document{
				document("order", "Order", "order_form"), document("msa", "Paper", "msa"),
				document("rider", "Master services agreement rider", "product_terms"),
			},
			[]string{"rider", "order"},
		},
		"of several of a kind a text means itself": {
			"In case of conflict with the Agreement, the DPA prevails.", "dpa2",
			[]assessments.Document{
				document("msa", "Paper", "msa"), document("dpa1", "First", "dpa"),
				document("dpa2", "Second", "dpa"),
			},
			[]string{"dpa2", "msa"},
		},
		"three letters are no name": {
			"In case of conflict with the Agreement, the Tos prevails.", "msa",
			[]assessments.Document{document("msa", "Paper", "msa"), document("tos", "ToS", "other")},
			nil,
		},
		"four letters are a name": {
			"In case of conflict with the Agreement, the Tosa prevails.", "msa",
			[]assessments.Document{document("msa", "Paper", "msa"), document("tos", "ToSa", "other")},
			[]string{"tos", "msa"},
		},
	} {
		if got := precedence.OrderOf(c.clause, c.docs, c.own); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}

func TestOnlyAClauseThatPutsTextsInOrderPrevails(t *testing.T) {
	for clause, want := range map[string]bool{
		"In the event of a conflict, the Order Form shall control.":                                          true,
		"The following order of precedence applies: (1) Order Form; (2) this Agreement.":                     true,
		"Laws of Ireland govern, without regard to its conflict of laws rules.":                              false,
		"In the event of a conflict, the parties talk to each other.":                                        false,
		"This Agreement supersedes all prior understandings.":                                                false,
		"GitHub-like Vendor will control the manner in which Professional Services are performed.":           false,
		"If any DPA term is inconsistent with the Agreement, the DPA takes precedence as to personal data.":  true,
		"The Schedules are incorporated by reference and form part of these terms, and nothing is said more": false,
	} {
		if got := precedence.Prevails(clause); got != want {
			t.Errorf("%q: got %v", clause, got)
		}
	}
}

func TestAClauseSaysWhatItHoldsFor(t *testing.T) {
	for _, c := range []struct {
		clause string
		own    assessments.DocumentKind
		want   []assessments.PrecedenceSubject
	}{
		{"The Order Form prevails in case of conflict.", "msa", []assessments.PrecedenceSubject{"general"}},
		{
			"The DPA prevails for the processing of Personal Data.", "msa",
			[]assessments.PrecedenceSubject{"personal_data"},
		},
		{
			"The DPA prevails for personal data; otherwise this Agreement prevails.", "msa",
			[]assessments.PrecedenceSubject{"general", "personal_data"},
		},
		{
			"Personal data: the following order of precedence applies: (1) DPA; (2) this Agreement.", "msa",
			[]assessments.PrecedenceSubject{"general", "personal_data"},
		},
		{"As to AI features, the addendum controls.", "msa", []assessments.PrecedenceSubject{"ai_features"}},
		{
			"In case of conflict, this agreement prevails.", "dpa",
			[]assessments.PrecedenceSubject{"personal_data"},
		},
		{
			"In case of conflict, this addendum prevails.", "ai_addendum",
			[]assessments.PrecedenceSubject{"ai_features"},
		},
	} {
		if got := precedence.SubjectsOf(c.clause, c.own); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q: got %v, want %v", c.clause, got, c.want)
		}
	}
}

func TestTheFinderAndTheReadingOfAClauseWorkTogether(t *testing.T) {
	const agreement = "# 9 General\n\n9.1 Assignment. Neither party may assign this Agreement without consent.\n\n" +
		"9.2 Order of precedence. In the event of a conflict between this Agreement and an Order Form, the Order Form shall prevail.\n"
	text, err := intake.Read(t.Context(), "msa.md", strings.NewReader(agreement), int64(len(agreement)), nil)
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	res := terms.Find(text, lex, terms.Options{Topics: []assessments.Topic{terms.Precedence}})
	if res.Topics[0].Silent || !precedence.Prevails(res.Topics[0].Passages[0].Quote) {
		t.Fatalf("got %+v", res.Topics[0])
	}
	if got := precedence.OrderOf(res.Topics[0].Passages[0].Quote, set, "msa"); !reflect.DeepEqual(got,
		[]string{"order", "msa"}) {
		t.Errorf("read as %v", got)
	}
}

func FuzzAnOrderNamesEveryDocumentOnceAndOnlyThoseOfTheContract(f *testing.F) {
	f.Add("The following order of precedence applies: (1) the Order Form; (2) this Agreement.", "msa")
	f.Add("İ the DPA prevails ſ over this agreement's sla", "")
	f.Fuzz(func(t *testing.T, clause, own string) {
		if !utf8.ValidString(clause) {
			t.Skip()
		}
		known := []string{own}
		for _, d := range set {
			known = append(known, d.ID)
		}
		got := precedence.OrderOf(clause, set, own)
		for i, id := range got {
			if !slices.Contains(known, id) || slices.Contains(got[:i], id) {
				t.Errorf("%q gives %v", clause, got)
			}
		}
		if len(got) == 1 {
			t.Errorf("%q puts one document in order", clause)
		}
	})
}
