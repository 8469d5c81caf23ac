package templates_test

import (
	"bytes"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/templates"
)

func shippedLaw(t *testing.T) []byte {
	t.Helper()
	data, err := templates.Source(templates.ObligationsFile)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestTheShippedObligationsAreSound(t *testing.T) {
	o, problems := templates.ParseObligations(templates.ObligationsFile, shippedLaw(t))
	if len(problems) > 0 {
		t.Fatal(assessments.Problems(problems))
	}
	if len(o.Entries) != 94 {
		t.Errorf("got %d entries, want 94", len(o.Entries))
	}
	certain := map[assessments.Certainty]int{}
	for _, e := range o.Entries {
		certain[e.Certainty]++
		if !strings.HasSuffix(e.Says, ".") {
			t.Errorf("%s: %q is not a sentence", e.ID, e.Says)
		}
	}
	want := map[assessments.Certainty]int{
		assessments.FromText: 64, assessments.FromTwoSources: 25, assessments.FromOneSource: 4,
		assessments.Uncertain: 1,
	}
	for c, n := range want {
		if certain[c] != n {
			t.Errorf("%d entries are %s, want %d", certain[c], c, n)
		}
	}
	for _, word := range []string{"stored copy", "/work/", "must comply"} {
		if bytes.Contains(shippedLaw(t), []byte(word)) {
			t.Errorf("the file says %q", word)
		}
	}
}

// TestTheDayOfASourceIsNotThatOfItsReading: most sources have a day of their own; the six duties whose source has none
// have that of their reading, and say so.
func TestTheDayOfASourceIsNotThatOfItsReading(t *testing.T) {
	o, _ := templates.ParseObligations(templates.ObligationsFile, shippedLaw(t))
	if got, want := o.Sources(), "read on 2026-11-30 in copies and secondary sources; the newest with a day is of "+
		"2026-10-02, those of 6 duties have none"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for id, want := range map[string]string{
		"EUAIA-50-2": "source of 2026-09-02", "PLD-2024-2853": "source of 2026-09-30",
		"HIPAA-164-410": "source without a day, read on 2026-11-30",
	} {
		e, _ := o.Entry(id)
		if got := e.SourceDay(); got != want {
			t.Errorf("%s: got %q, want %q", id, got, want)
		}
	}
	for _, r := range o.Regulations() {
		for _, d := range r.Dates {
			if r.ID == "HIPAA" && d.SourceDay() != "source without a day, read on 2026-11-30" {
				t.Errorf("%s: %q", r.ID, d.SourceDay())
			}
		}
	}
}

func TestProblemsOfObligationsAreFound(t *testing.T) {
	for name, c := range map[string]struct{ old, new, says string }{
		"an unknown fact": {
			"{fact: works_council, in:", "{fact: works_counsel, in:",
			`"works_counsel" is not a fact`,
		},
		"an unknown value": {
			"in: [US-NYC]", "in: [US-NYX]",
			`"US-NYX" is not a value of "jurisdiction"`,
		},
		"an unknown value of a day": {
			"when: {fact: high_risk, in: [annex_i]}",
			"when: {fact: high_risk, in: [annex_x]}", `"annex_x" is not a value`,
		},
		"a value of no other value": {"part_of: EU", "part_of: EUROPE", `part of "EUROPE"`},
		"a modifier pointing nowhere": {
			"modifies: [DATAACT-23,", "modifies: [DATAACT-99,",
			`"DATAACT-99" is not another entry`,
		},
		"a duty that modifies": {
			"    falls_on: vendor\n", "    modifies: [GDPR-22]\n",
			"Only a modifier or a status",
		},
		"an unknown item": {
			"items: [S2-GC-WORKERS, S2-GC-LAW-MAP]", "items: [S2-GC-WORKER]",
			`"S2-GC-WORKER" is not an item`,
		},
		"an unknown law": {"    law: GLBA\n", "    law: GLBB\n", `"GLBB" is not a law`},
		"an unknown kind": {
			"    kind: liability\n", "    kind: risk\n",
			`"risk" is not a kind`,
		},
		"a day that does not exist": {
			`date: "2026-12-09"`, `date: "2026-12-32"`,
			`"2026-12-32" is not a date`,
		},
		"a day without a certainty": {
			"    certainty: unknown\n", "    certainty: sure\n",
			`"sure" is not a certainty`,
		},
		"a text that nobody read": {
			`{title: GDPR Art. 44 text, kind: text}`,
			`{title: GDPR Art. 44 text, kind: secondary}`, "no source is the text",
		},
		"two sources that are one": {
			"      - {title: HIPAA BAA checklist, kind: secondary}\n", "",
			"from two sources, and 1 is named",
		},
		"an entry that binds every use": {
			"        - {fact: jurisdiction, in: [US-ME]}\n        - {fact: chatbot_with_public, in: [\"true\"]}\n", "", "bind every use",
		},
		"an id twice": {"- id: GDPR-34\n", "- id: GDPR-35\n", "appears twice"},
		"a phrase that says nothing": {
			`says: "Security fits`, `says: "We must comply, so security fits`,
			"Must comply",
		},
		"an unknown key": {
			"    undated_copy: true\n", "    undated: true\n",
			`"undated" is not known`,
		},
		"no day of the file": {`as_of: "2026-11-30"` + "\nnewest", `as_of: "2026-11"` +
			"\nnewest", "is not a date"},
		"another format": {
			"format: countersign-obligations/1",
			"format: countersign-template/1", "not marked as a file of obligations",
		},
	} {
		t.Run(name, func(t *testing.T) {
			data := shippedLaw(t)
			if !bytes.Contains(data, []byte(c.old)) {
				t.Fatalf("the file does not say %q", c.old)
			}
			_, problems := templates.ParseObligations("own.yaml",
				bytes.Replace(data, []byte(c.old), []byte(c.new), 1))
			if said := assessments.Problems(problems).Error(); !strings.Contains(said, c.says) {
				t.Errorf("got %q, want a problem that says %q", said, c.says)
			}
			for _, p := range problems {
				if p.Line == 0 {
					t.Errorf("no line: %s", p)
				}
			}
		})
	}
}

// No day that the amended AI Act moved is given anywhere as reached or as its old day.
func TestMovedDaysOfTheAIActAreNotStated(t *testing.T) {
	c, err := templates.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range c.Regulations {
		if r.ID != "EU-AI-ACT" {
			continue
		}
		said := map[assessments.Date]string{}
		for _, d := range r.Dates {
			said[d.Date] += d.What + " "
		}
		for day, what := range map[assessments.Date]string{
			"2027-12-02": "Annex III", "2028-08-02": "Annex I", "2026-07-27": "amendments",
			"2026-12-02": "prohibitions",
		} {
			if !strings.Contains(said[day], what) {
				t.Errorf("%s says %q, want %q in it", day, said[day], what)
			}
		}
		if strings.Contains(said["2026-08-02"], "in general") ||
			strings.Contains(said["2027-08-02"], "6(1)") {
			t.Errorf("days that were moved are stated: %q, %q", said["2026-08-02"], said["2027-08-02"])
		}
	}
}
