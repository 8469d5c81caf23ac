package window

import "countersign/assessments"

// place is an entry of the side bar.
type place struct {
	page, title, section string
	counts               assessments.Noun // shown behind the title; "" for none
}

// places lists the side bar, top to bottom; the first nine answer to Ctrl+1 … Ctrl+9.
var places = []place{
	{"portfolio", "Portfolio", "Work", ""},
	{"vendors", "Vendors", "Work", assessments.NounVendor},
	{"assessments", "Assessments", "Work", assessments.NounAssessment},
	{"contracts", "Documents", "Work", assessments.NounDocument},
	{"evidence", "Evidence", "Work", assessments.NounEvidence},
	{"search", "Search", "Work", ""},
	{"packs", "Packs", "Record", assessments.NounPack},
	{"matrix", "Matrix", "Record", ""},
	{"catalogue", "Catalogue", "Record", ""},
	{"journal", "Journal", "Record", ""},
	{"bin", "Bin", "Record", ""},
	{"settings", "Settings", "", ""},
}

// within says which entry of the side bar a page without one belongs to.
var within = map[string]string{
	"desk": "assessments", "decision": "assessments", "obligations": "assessments",
	"reader": "contracts", "add": "contracts", "scoping": "vendors", "checklist": "vendors", "vendor": "vendors",
}
