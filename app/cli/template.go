package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

type templateCmd struct {
	List     templateList     `cmd:"" help:"The question sets."`
	Show     templateShow     `cmd:"" help:"One question set in full: by id, or from a file."`
	Lint     templateLint     `cmd:"" help:"Everything wrong with a question set, with path and line; the embedded ones where no file is named."`
	Add      templateAdd      `cmd:"" help:"Keep a question set of your own in a workspace, once nothing is wrong with it."`
	Begin    templateBegin    `cmd:"" help:"Begin an assessment with a question set, shipped or your own."`
	Coverage templateCoverage `cmd:"" help:"Which items serve which requirement of the founding documents."`
}

type templateList struct {
	Workspace string `help:"Also list the question sets of your own that this workspace keeps." placeholder:"FILE"`
	JSON      bool   `help:"Print JSON."`
}

func (*templateList) Help() string { return "Example: countersign template list" }

func (c *templateList) Run(r *run) error {
	type row struct {
		ID      string `json:"id"`
		Version string `json:"version"`
		Scope   int    `json:"scope"`
		Title   string `json:"title"`
		Items   int    `json:"items"`
	}
	out := []row{}
	for _, t := range r.Catalogue().Templates {
		out = append(out, row{t.ID, t.Version, t.Scope, t.Title, len(t.Items)})
	}
	if c.Workspace != "" {
		err := r.reading(c.Workspace, func(w *workbench.Workbench) error {
			own, err := w.OwnTemplates(r.ctx)
			for _, o := range own {
				out = append(out, row{
					o.Template.ID, o.Template.Version, o.Template.Scope, o.Template.Title,
					len(o.Template.Items),
				})
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	if c.JSON {
		return r.json(out)
	}
	rows := [][]string{{"ID", "VERSION", "SCOPE", "ITEMS", "TITLE"}}
	for _, t := range out {
		rows = append(rows, []string{t.ID, t.Version, itoa(t.Scope), itoa(t.Items), t.Title})
	}
	r.table(rows)
	return nil
}

type templateShow struct {
	Name      string `arg:"" help:"Id of a question set, or a YAML file."`
	JSON      bool   `help:"Print JSON."`
	PDF       string `name:"pdf" help:"Write it as a PDF to read; the file must not exist." placeholder:"FILE"`
	XLSX      string `name:"xlsx" help:"Write it as a workbook to filter; the file must not exist." placeholder:"FILE"`
	Positions bool   `help:"Print our positions too. They are our negotiating line: without this they stay out."`
}

func (*templateShow) Help() string {
	return "Example: countersign template show scope2-enterprise-app --pdf scope2.pdf --xlsx scope2.xlsx"
}

func (c *templateShow) Run(r *run) error {
	t, ok := r.Catalogue().Template(c.Name)
	if !ok {
		var err error
		if t, err = r.parseTemplate(c.Name); err != nil {
			return err
		}
	}
	if c.PDF != "" || c.XLSX != "" {
		if err := c.print(r, t); err != nil || !c.JSON {
			return err
		}
	}
	if c.JSON {
		return r.json(t)
	}
	r.say("%s %s: %s (Scope %d, %s)\n%s", t.ID, t.Version, t.Title, t.Scope, count(len(t.Items), "item"),
		t.Summary)
	for _, rule := range t.Tiers {
		r.say("%s", rule.Words())
	}
	for _, d := range assessments.Disciplines() {
		r.say("\n%s", d.Title())
		for _, it := range t.Items {
			if it.Discipline == d {
				r.printItem(it)
			}
		}
	}
	return nil
}

// print writes the files asked for.
func (c *templateShow) print(r *run, t assessments.Template) error {
	opt := workbench.SetPrint{AsOf: assessments.DateOf(r.Clock.Now()), Positions: c.Positions}
	for _, want := range []struct{ path, ext string }{{c.PDF, ".pdf"}, {c.XLSX, ".xlsx"}} {
		if want.path == "" {
			continue
		}
		if !strings.EqualFold(filepath.Ext(want.path), want.ext) {
			return assessments.Errorf(assessments.Refused,
				"“%s” does not end in %s. Nothing was written to it.", want.path, want.ext)
		}
		if err := workbench.PrintTemplate(r.ctx, want.path, t, r.Catalogue(), opt, r.Packs); err != nil {
			return err
		}
		r.note("Wrote %s.", want.path)
	}
	return nil
}

func (r *run) printItem(it assessments.Item) {
	gate := ""
	if it.DealBreaker {
		gate = " · deal-breaker"
	}
	r.say("  %s · weight %d · %s%s\n    %s", it.ID, it.Weight, it.Owner, gate, it.Question)
	if it.Brief != "" {
		r.say("    in one line: %s", it.Brief)
	}
	if it.WalkAwayReason != "" {
		r.say("    not met is our walk-away: %s", it.WalkAwayReason)
	}
	for _, e := range it.Evidence {
		r.say("    - %s (%s)", e.Title, e.Strength.Title())
	}
	var sources []string
	for _, s := range it.Sources {
		if s.Requirement != "" {
			sources = append(sources, s.Requirement)
		} else {
			sources = append(sources, "practice: "+s.Practice)
		}
	}
	r.say("    from %s", strings.Join(sources, ", "))
}

func (r *run) parseTemplate(path string) (assessments.Template, error) {
	data, err := readSmall(path, maxDeclaration)
	if errors.Is(err, fs.ErrNotExist) {
		return assessments.Template{}, assessments.Wrap(err, assessments.Refused,
			"There is no question set and no file “%s”. “countersign template list” names the sets.", path)
	}
	if err != nil {
		return assessments.Template{}, err
	}
	t, problems := r.ParseTemplate(path, data)
	return t, assessments.Problems(problems).Err()
}

type templateLint struct {
	File string `arg:"" optional:"" help:"YAML file."`
	JSON bool   `help:"Print JSON."`
}

func (*templateLint) Help() string {
	return "Example: countersign template lint our-set.yaml\n\nA file of obligations is recognised by its first line, format."
}

// lintFile lints a question set, or the duties of law if the file is marked as such.
func (r *run) lintFile(name string, data []byte) []assessments.Problem {
	if formatOfLaw.Match(data) {
		return r.LintObligations(name, data)
	}
	_, found := r.ParseTemplate(name, data)
	return found
}

var formatOfLaw = regexp.MustCompile(`(?m)^format:\s*["']?countersign-obligations/`)

func (c *templateLint) Run(r *run) error {
	problems := assessments.Problems{}
	if c.File != "" {
		data, err := readSmall(c.File, maxDeclaration)
		if err != nil {
			return err
		}
		problems = append(problems, r.lintFile(c.File, data)...)
	} else if err := r.LintEmbedded(); err != nil {
		problems = append(problems, assessments.Problem{Message: err.Error()})
	}
	if c.JSON {
		if err := r.json(problems); err != nil {
			return err
		}
	} else {
		for _, p := range problems {
			r.say("%s", p)
		}
	}
	if len(problems) > 0 {
		return assessments.Errorf(assessments.Damaged, "%s found; nothing was loaded.",
			count(len(problems), "problem"))
	}
	if !c.JSON {
		r.say("No problem found.")
	}
	return nil
}

type templateCoverage struct {
	JSON bool `help:"Print JSON."`
}

func (*templateCoverage) Help() string { return "Example: countersign template coverage --json" }

func (c *templateCoverage) Run(r *run) error {
	rows := r.Catalogue().Coverage()
	var lost []string
	pairs, short := 0, 0
	table := [][]string{}
	for _, row := range rows {
		gaps := coverageGaps(row)
		if len(gaps) > 0 {
			lost = append(lost, row.ID+" ("+strings.Join(gaps, ", ")+")")
		}
		pairs += len(row.ByScope)
		short += len(gaps)
		for _, scope := range slices.Sorted(maps.Keys(row.ByScope)) {
			table = append(table, []string{row.ID, "scope " + scope, strings.Join(row.ByScope[scope], ", ")})
		}
	}
	if c.JSON {
		if err := r.json(rows); err != nil {
			return err
		}
	} else {
		r.table(table)
		r.note("%s in %s of requirement and scope; not covered or left out by a tier: %d.",
			count(len(rows), "requirement"), count(pairs, "pair"), short)
	}
	if len(lost) > 0 {
		return assessments.Errorf(assessments.Damaged, "Not covered: %s.", strings.Join(lost, "; "))
	}
	return nil
}

// coverageGaps names the scopes in which nothing covers a requirement, and those in which a tier
// leaves it out.
func coverageGaps(row assessments.CoverageRow) []string {
	var out []string
	for _, scope := range row.Empty() {
		out = append(out, fmt.Sprintf("scope %d by nothing", scope))
	}
	for _, h := range row.Hidden {
		out = append(out, fmt.Sprintf("scope %d left out in tier %d", h.Scope, h.Tier))
	}
	return out
}

type versionCmd struct {
	JSON bool `help:"Print JSON."`
}

func (*versionCmd) Help() string { return "Example: countersign version" }

func (c *versionCmd) Run(r *run) error {
	m, confined := r.Catalogue().Scoring, r.Confined(r.ctx)
	if c.JSON {
		return r.json(map[string]string{
			"version": r.Version, "catalogue": r.Catalogue().Version,
			"scoring_model": m.ID + " " + m.Version, "reading_process": confined,
		})
	}
	fmt.Fprintf(r.Stdout, "countersign %s\ncatalogue %s\nscoring model %s %s\nprocess that reads files %s\n",
		r.Version, r.Catalogue().Version, m.ID, m.Version, confined)
	return nil
}
