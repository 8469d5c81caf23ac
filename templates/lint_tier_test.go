package templates_test

import (
	"strings"
	"testing"

	"countersign/templates"
)

// binding is the smallest set with rules by tier, a brief question and an item that is a walk-away by itself.
var binding = func() string {
	s := strings.Replace(minimal, "items:\n", `tiers:
  - {tier: "1", coverage: 95, sign_offs: [legal, security], strength: {term: contract_clause}, strength_from_weight: 3, review_months: 6}
  - {tier: "2", coverage: 85, sign_offs_of_findings: true, review_months: 12}
  - {tier: "3", coverage: 70, review_months: 24}
items:
`, 1)
	s = strings.Replace(s, "  - id: X-RISK\n",
		"  - id: X-RISK\n    brief: Is it done?\n    when:\n      - {fact: tier, any: [\"1\", \"2\"], reason: Light.}\n", 1)
	return strings.Replace(s, "  - id: X-CONTROLS\n",
		"  - id: X-CONTROLS\n    walk_away_reason: The law forbids it.\n", 1)
}()

const optOut = `  - id: X-OPT-OUT
    title: Another term
    question: Can we exclude it?
    kind: term
    discipline: legal
    owner: legal
    topic: training_opt_out
    weight: 5
    guidance: {good: Good., trap: Trap.}
    positions: {require: A., fall_back: B., walk_away: C., remedy: D.}
    evidence:
      - {id: clause, title: The clause, strength: contract_clause}
    sources:
      - requirement: LP-02
`

func TestRulesByTierAreLinted(t *testing.T) {
	schema := schema(t)
	set, problems := templates.ParseTemplate("own.yaml", []byte(binding))
	if len(problems) > 0 || len(set.Tiers) != 3 || !set.Tiers[1].FindingSignOffs || set.Items[2].Brief == "" {
		t.Fatalf("%+v of %+v", problems, set.Tiers)
	}
	if err := schema.Validate(asJSON(t, []byte(binding))); err != nil {
		t.Fatal(err)
	}
	for name, m := range map[string]mistake{
		"a tier that is missing": {`  - {tier: "2", coverage: 85, sign_offs_of_findings: true, review_months: 12}` + "\n", "", "tiers", "the strictest first: 1, 2, 3", true},
		"a tier that is none":    {`tier: "3"`, `tier: "4"`, "tiers", "the strictest first", true},
		"coverage above all": {
			"coverage: 95", "coverage: 101", "tiers[0].coverage", "outside 0 to 100",
			false,
		},
		"a lighter tier stricter": {
			"coverage: 70", "coverage: 90", "tiers[2].coverage",
			"lighter tier asks for more", true,
		},
		"no cadence": {
			"review_months: 24", "review_months: 0", "tiers[2].review_months",
			"1 to 60 months", false,
		},
		"a role that is none": {
			"[legal, security]", "[legal, counsel]", "tiers[0].sign_offs[1]",
			"not a role that signs off", false,
		},
		"a strength that is none": {
			"{term: contract_clause}", "{term: strong}", "tiers[0].strength.term",
			"not a strength", false,
		},
		"a kind that is none": {
			"{term: contract_clause}", "{clause: contract_clause}",
			"tiers[0].strength.clause", "not a kind", false,
		},
		"a weight out of range": {
			"strength_from_weight: 3", "strength_from_weight: 11",
			"tiers[0].strength_from_weight", "from 0", false,
		},
		"a brief never asked": {
			"{fact: tier, any: [\"1\", \"2\"], reason: Light.}",
			"{fact: reach, any: [team], reason: Light.}", "items[2].brief", "never asked", true,
		},
		"a brief of a gate": {
			"    brief: Is it done?\n",
			"    brief: Is it done?\n    walk_away_reason: Never.\n", "items[2].brief", "asked in full",
			true,
		},
		"a brief of two lines": {
			"brief: Is it done?", "brief: \"Is it?\\nDone?\"", "items[2].brief",
			"one line", true,
		},
		"a clause scored twice": {
			"    discipline: controls", "    discipline: controls", "items[5].when",
			"would be scored here again", true,
		},
	} {
		text := m.in(binding)
		if name == "a clause scored twice" {
			text += optOut
			fixed := text + "    when:\n      - {fact: \"answer:X-TERM\", none: [met], reason: Nothing is trained.}\n"
			if _, problems := templates.ParseTemplate("own.yaml", []byte(fixed)); len(problems) > 0 {
				t.Errorf("a clause scored once: %+v", problems)
			}
		}
		_, problems := templates.ParseTemplate("own.yaml", []byte(text))
		if len(problems) != 1 || problems[0].Path != m.path ||
			!strings.Contains(problems[0].Message, m.says) {
			t.Errorf("%s: %+v, want %s at %s", name, problems, m.says, m.path)
		}
		if err := schema.Validate(asJSON(t, []byte(text))); (err == nil) != m.beyondSchema {
			t.Errorf("%s: the schema says %v", name, err)
		}
	}
	// A set without rules by tier is as free as before.
	control := strings.Replace(strings.Replace(optOut, "kind: term", "kind: control", 1),
		"    positions: {require: A., fall_back: B., walk_away: C., remedy: D.}\n", "", 1)
	if _, problems := templates.ParseTemplate("own.yaml", []byte(binding+control)); len(problems) > 0 {
		t.Errorf("a control on the same topic reads no clause: %+v", problems)
	}
	if _, problems := templates.ParseTemplate("own.yaml", []byte(minimal+optOut)); len(problems) > 0 {
		t.Errorf("without tiers: %+v", problems)
	}
}
