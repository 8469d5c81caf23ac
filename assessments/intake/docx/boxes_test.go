package docx_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/assessments/intake/intaketest"
)

// box is a run with a text box, as new programs write one beside its copy for old programs, or as old ones do.
func box(old bool, inner string) string {
	content := `<w:txbxContent>` + inner + `</w:txbxContent>`
	if old {
		return `<w:r><w:pict>` + content + `</w:pict></w:r>`
	}
	return `<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:drawing>` + content +
		`</w:drawing></mc:Choice><mc:Fallback><w:pict>` + content + `</w:pict></mc:Fallback></mc:AlternateContent></w:r>`
}

func cellOf(inner string) string {
	return `<w:tbl><w:tr><w:tc>` + inner + `</w:tc><w:tc>` + intaketest.P("", "beside") + `</w:tc></w:tr></w:tbl>`
}

var boxNumber = regexp.MustCompile(`Box (\d+)`)

// numbers are those of the words "Box 1", "Box 2" … of a text, sorted.
func numbers(plain string) []string {
	var found []string
	for _, match := range boxNumber.FindAllStringSubmatch(plain, -1) {
		found = append(found, match[1])
	}
	slices.Sort(found)
	return found
}

func TestEachTextBoxIsReadOnceWhereverItHangs(t *testing.T) {
	places := map[string]func(paragraph string) (body string, parts map[string]string){
		"body": func(p string) (string, map[string]string) { return p, nil },
		"header": func(p string) (string, map[string]string) {
			return intaketest.P("", "x"), map[string]string{"header1": p}
		},
		"cell": func(p string) (string, map[string]string) { return cellOf(p), nil },
		"note": func(p string) (string, map[string]string) {
			return `<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>`, map[string]string{
				"footnotes": `<w:footnote w:id="1">` + p + `</w:footnote>`,
			}
		},
		"box":         func(p string) (string, map[string]string) { return "<w:p>" + box(false, p) + "</w:p>", nil },
		"cell in box": func(p string) (string, map[string]string) { return "<w:p>" + box(true, cellOf(p)) + "</w:p>", nil },
		"nested cell": func(p string) (string, map[string]string) { return cellOf(cellOf(p)), nil },
	}
	for _, count := range []int{1, 2, 3, 18, 60} {
		paragraph, want := "<w:p>"+intaketest.R("Signed by"), []string(nil)
		for i := 1; i <= count; i++ {
			paragraph += box(i%2 == 0, intaketest.P("", fmt.Sprintf("Box %d", i)))
			want = append(want, fmt.Sprint(i))
		}
		for name, put := range places {
			text := read(t, intaketest.Word(put(paragraph+"</w:p>")))
			if got := numbers(text.Plain); !slices.Equal(got, slices.Sorted(slices.Values(want))) {
				t.Errorf("%d boxes in a %s give %v", count, name, got)
			}
		}
	}
}

func TestTheWordsOfADiagramFollowItsParagraph(t *testing.T) {
	for _, name := range []string{"diagrams/data1.xml", "/word/diagrams/data1.xml", `diagrams\data1.xml`} {
		var points strings.Builder
		for i := 1; i <= 3; i++ {
			fmt.Fprintf(&points, `<d:pt><d:t><a:bodyPr/><a:p><a:r><a:t>Step </a:t></a:r><a:r><a:t>%d</a:t></a:r></a:p><a:p><a:r><a:t>of three</a:t></a:r></a:p></d:t></d:pt>`, i)
		}
		file := intaketest.Zip(map[string]string{
			"[Content_Types].xml": "<Types/>",
			"word/document.xml": `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` +
				`<w:p>` + intaketest.R("The data flow:") + `<w:r><w:drawing><d:relIds dm="r7" lo="r8"/></w:drawing></w:r></w:p>` +
				intaketest.P("", "End.") + `</w:body></w:document>`,
			"word/_rels/document.xml.rels": `<Relationships><Relationship Id="r7" Type="x/diagramData" Target="` + name + `"/></Relationships>`,
			"word/diagrams/data1.xml":      `<d:dataModel><d:ptLst>` + points.String() + `</d:ptLst></d:dataModel>`,
		})
		want := []string{
			"body [] The data flow:", "body [] Step 1 of three", "body [] Step 2 of three", "body [] Step 3 of three",
			"body [] End.",
		}
		if diff := cmp.Diff(want, shown(read(t, file))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestNamesInTheArchiveMayHaveBackslashesAndCapitals(t *testing.T) {
	for _, rename := range []func(string) string{
		func(s string) string { return strings.ReplaceAll(s, "/", `\`) },
		strings.ToUpper,
		func(s string) string { return strings.Replace(s, "word/", "Word/", 1) },
	} {
		parts := map[string]string{}
		for name, inner := range map[string]string{
			"[Content_Types].xml": "<Types/>",
			"word/document.xml": `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` +
				item("1", "0", "The fees are due.") + `</w:body></w:document>`,
			"word/_rels/document.xml.rels": `<Relationships><Relationship Id="r" Type="x/numbering" Target="lists.xml"/></Relationships>`,
			"word/lists.xml":               `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` + numbering + `</w:numbering>`,
		} {
			parts[rename(name)] = inner
		}
		if diff := cmp.Diff([]string{"list_item [1] 1. The fees are due."}, shown(read(t, intaketest.Zip(parts)))); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}
