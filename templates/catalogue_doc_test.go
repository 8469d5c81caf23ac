package templates_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/templates"
)

var update = flag.Bool("update", false, "rewrite docs/catalogue.md from the catalogue")

// TestTheCataloguesDocumentIsCurrent proves that docs/catalogue.md says what the catalogue says.
// go test ./templates -run Document -update rewrites it.
func TestTheCataloguesDocumentIsCurrent(t *testing.T) {
	path := filepath.Join("..", "docs", "catalogue.md")
	want := document(load(t))
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/catalogue.md is not what the catalogue says; run: go test ./templates -run Document -update")
	}
}

// document is the whole of docs/catalogue.md.
func document(c *templates.Catalogue) string {
	b := &strings.Builder{}
	fmt.Fprintf(b, "# The catalogue\n\nGenerated from `templates/*.yaml` by `go test ./templates -run Document -update`; do not edit.\n\n")
	fmt.Fprintf(b, "Catalogue %s. %d requirements of the founding documents, in our own words: ", c.Version,
		len(c.Requirements))
	fmt.Fprintf(b, "in Scopes 1 and 2 they are answered by items, scoping steps and pack sections, in Scopes 3-5 by steps and responsibilities of the matrix. ")
	fmt.Fprintf(b, "An item that no requirement asks for gives the practice it comes from.\n")
	for _, set := range c.Templates {
		documentSet(b, c, set)
	}
	documentReassessment(b, c)
	documentServing(b, c)
	documentCoverage(b, c)
	documentRubric(b, c.Rubric)
	documentReferences(b, c)
	return b.String()
}

func documentSet(b *strings.Builder, c *templates.Catalogue, set assessments.Template) {
	fmt.Fprintf(b, "\n## %s\n\n%s\n\n`%s` version %s, %d items.\n", set.Title, set.Summary, set.ID,
		set.Version, len(set.Items))
	for _, d := range assessments.Disciplines() {
		fmt.Fprintf(b, "\n### %s: %s\n\n| Item | Asks | Answers |\n|---|---|---|\n", set.Title, d.Title())
		for _, it := range set.Items {
			if it.Discipline != d {
				continue
			}
			mark := fmt.Sprintf("%s, weight %d", it.Kind, it.Weight)
			if it.DealBreaker {
				mark += ", **deal-breaker**: " + it.DealBreakerReason
			}
			row(b, fmt.Sprintf("`%s`<br>%s<br>(%s)", it.ID, it.Title, mark), it.Question+conditions(it),
				sources(c, it))
		}
	}
}

func conditions(it assessments.Item) string {
	out := ""
	for _, w := range it.When {
		out += fmt.Sprintf("<br>*Hidden when: %s*", w.Reason)
	}
	return out
}

func sources(c *templates.Catalogue, it assessments.Item) string {
	var out []string
	for _, s := range it.Sources {
		if s.Practice != "" {
			out = append(out, "*Practice:* "+s.Practice)
			continue
		}
		q, _ := c.Requirement(s.Requirement)
		out = append(out, fmt.Sprintf("**%s** %s", q.ID, q.Says))
	}
	return strings.Join(out, "<br>")
}

func documentReassessment(b *strings.Builder, c *templates.Catalogue) {
	fmt.Fprintf(b, "\n## Asked again\n\nEvents that re-open an assessment, and the items they touch.\n\n| Event | Set | Items |\n|---|---|---|\n")
	for _, event := range assessments.Triggers() {
		for _, set := range c.Templates {
			var ids []string
			for _, it := range set.Triggered(event) {
				ids = append(ids, "`"+it.ID+"`")
			}
			if len(ids) > 0 {
				row(b, "`"+event+"`", set.Title, strings.Join(ids, " "))
			}
		}
	}
}

func documentServing(b *strings.Builder, c *templates.Catalogue) {
	fmt.Fprintf(b, "\n## Scoping steps and pack sections\n\n| Step or section | What it does | Answers |\n|---|---|---|\n")
	for _, s := range c.Serving {
		row(b, "`"+s.ID+"`", s.Title+": "+s.Says, strings.Join(s.Requirements, " "))
	}
}

func documentCoverage(b *strings.Builder, c *templates.Catalogue) {
	fmt.Fprintf(b, "\n## Every requirement and what covers it\n\n| Requirement | Source | Says | Covered by, in each scope |\n|---|---|---|---|\n")
	for i, r := range c.Coverage() {
		q := c.Requirements[i]
		row(b, q.ID, q.Seed, q.Says, coveredBy(q, r))
	}
}

// coveredBy names what covers a requirement, with the scopes that have it in common: "1: `S1-…`; 3-5: `R-…`".
func coveredBy(q assessments.SourceRequirement, r assessments.CoverageRow) string {
	var out []string
	for i := 0; i < len(q.Scopes); {
		by := strings.Join(r.ByScope[fmt.Sprint(q.Scopes[i])], "` `")
		j := i + 1
		for j < len(q.Scopes) && strings.Join(r.ByScope[fmt.Sprint(q.Scopes[j])], "` `") == by {
			j++
		}
		scopes := fmt.Sprint(q.Scopes[i])
		if j > i+1 {
			scopes += "-" + fmt.Sprint(q.Scopes[j-1])
		}
		out = append(out, scopes+": `"+by+"`")
		i = j
	}
	return strings.Join(out, "; ")
}

func documentRubric(b *strings.Builder, r assessments.Rubric) {
	fmt.Fprintf(b, "\n## Inherent risk and tiers\n\n%s\n", r.Summary)
	for _, f := range r.Factors {
		fmt.Fprintf(b, "\n**%s.** %s\n\n| Level | Points | How to recognise it |\n|---|---|---|\n", f.Title,
			f.Question)
		for _, l := range f.Levels {
			row(b, l.Title, fmt.Sprint(l.Points), l.Says)
		}
	}
	fmt.Fprintf(b, "\n| Tier | Inherent risk | From | Review every | Depth |\n|---|---|---|---|---|\n")
	for _, t := range r.Tiers {
		row(b, t.Title, t.Risk, fmt.Sprintf("%d points", t.From), fmt.Sprintf("%d months", t.ReviewMonths),
			t.Depth)
	}
	fmt.Fprintf(b, "\nWhatever the points:\n\n")
	for _, f := range r.Floors {
		fmt.Fprintf(b, "- at least tier %s: %s\n", f.Tier, f.Reason)
	}
	fmt.Fprintf(b, "\n%s\n", r.Residual.Says)
}

func documentReferences(b *strings.Builder, c *templates.Catalogue) {
	documentLaw(b, &c.Obligations, c.Regulations)
	used := map[string][]string{}
	for _, set := range c.Templates {
		for _, it := range set.Items {
			for _, ref := range it.Crosswalk {
				used[ref] = append(used[ref], it.ID)
			}
		}
	}
	fmt.Fprintf(b, "\n## Crosswalks\n\n| Reference | Says, in our words | Items |\n|---|---|---|\n")
	for _, w := range c.Crosswalks {
		for _, e := range w.Entries {
			if ref := w.ID + ":" + e.Ref; len(used[ref]) > 0 {
				row(b, "`"+ref+"`", e.Says, "`"+strings.Join(used[ref], "` `")+"`")
			}
		}
	}
	fmt.Fprintf(b, "\n## MITRE ATLAS mitigations\n\n| Id | As published in 2024 | Today (%s) | Scopes of Table 1 | Items |\n|---|---|---|---|---|\n", "edition in brackets")
	for _, a := range c.Atlas {
		var scopes []string
		for _, s := range []string{"1", "2", "3", "4", "5"} {
			if a.Scopes[s] != "" {
				scopes = append(scopes, s)
			}
		}
		ids := ""
		if u := used["ATLAS:"+a.Edition+":"+a.ID]; len(u) > 0 {
			ids = "`" + strings.Join(u, "` `") + "`"
		}
		row(b, a.ID, a.Name2024, fmt.Sprintf("%s (%s)", a.NameCurrent, a.Edition), strings.Join(scopes, " "),
			ids)
	}
}

// documentLaw lists the days of each law, then the duties with what must be there.
func documentLaw(b *strings.Builder, o *assessments.Obligations, laws []assessments.Regulation) {
	sources := o.Sources()
	fmt.Fprintf(b, "\n## Dates of the law\n\n%s. No legal advice.\n", strings.ToUpper(sources[:1])+sources[1:])
	fmt.Fprintf(b, "\n| Law | Day | What | Source | Day of the source | Certainty |\n|---|---|---|---|---|---|\n")
	for _, g := range laws {
		for _, d := range g.Dates {
			day := string(d.Date)
			if day == "" {
				day = "in force"
			}
			certainty := ""
			if d.Certainty != "" {
				certainty = d.Certainty.Title()
			}
			row(b, g.Title, day, d.What, d.Source, strings.TrimPrefix(d.SourceDay(), "source of "), certainty)
		}
	}
	fmt.Fprintf(b, "\n## Duties of law\n\n| Id | Duty | Says, in our words | What must be there | Items |\n|---|---|---|---|---|\n")
	for _, e := range o.Entries {
		items := ""
		if len(e.Items) > 0 {
			items = "`" + strings.Join(e.Items, "` `") + "`"
		}
		row(b, "`"+e.ID+"`", o.Place(e)+": "+e.Title, e.Says, strings.Join(e.Must, "; "), items)
	}
}

// row writes one row of a Markdown table; a bar inside a cell would end it.
func row(b *strings.Builder, cells ...string) {
	for i, c := range cells {
		cells[i] = strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(c), "|", "\\|"), "\n", " ")
	}
	fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | "))
}
