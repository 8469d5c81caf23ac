// Package packtest holds invented dossiers for the tests of everything that makes, writes or reads a pack:
// one like those people work on, one with nothing in it, one with awkward texts, one that is large. It
// imports only the domain. Start with Lumen.
package packtest

import (
	"fmt"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/scoring"
)

// AsOf is the day on which the invented dossiers are looked at.
const AsOf = assessments.Date("2026-11-20")

// Model is a scoring model with the figures of the product's rule.
func Model() assessments.ScoringModel {
	s := assessments.Strengths()
	by := func(figures ...int) map[assessments.Strength]int {
		m := map[assessments.Strength]int{}
		for i, f := range figures {
			m[s[i]] = f
		}
		return m
	}
	return assessments.ScoringModel{
		ID: "countersign-score", Version: "1",
		Verdict: map[assessments.Verdict]int{
			"met": 1000, "partly_met": 500, "not_met": 0, "silent": 0,
			"contradicted": 0,
		},
		Strength: map[assessments.ItemKind]map[assessments.Strength]int{
			assessments.TermItem:    by(100, 300, 500, 1000, 1000, 1000),
			assessments.ControlItem: by(100, 300, 500, 600, 900, 1000),
		},
		Strong: 750, Mixed: 500,
	}
}

// Lumen is an enterprise service with an answer of every kind, evidence fresh, expired, withheld and purged,
// an exception, conditions, decisions and sign-offs.
func Lumen() *assessments.Dossier {
	d := base()
	d.Template.Items = lumenItems()
	addLumenPapers(d)
	addLumenAnswers(d)
	addLumenApproval(d)
	return d
}

// base is a vendor, a service, a contract and a use without any answer.
func base() *assessments.Dossier {
	return &assessments.Dossier{
		Organisation: assessments.Organisation{
			ID: "organisation", Name: "Harbour Mutual",
			Sector: "insurance", RiskAppetite: "Low for personal data.",
			RiskProfile: "Regulated; health data of members.",
		},
		Vendor: assessments.Vendor{
			ID: "lumen", Name: "Lumen AI", LegalName: "Lumen AI Ireland Ltd",
			Country: "IE",
		},
		Service: assessments.Service{
			ID: "lumen-chat", VendorID: "lumen", Name: "Lumen Chat Enterprise",
			ModelProviders: []string{"Oriel Models"},
		},
		Plan: &assessments.Plan{
			ID: "lumen-ent", ServiceID: "lumen-chat", Name: "Enterprise",
			Paid: true,
		},
		Contract: &assessments.Contract{
			ID: "lumen-2026", VendorID: "lumen", Name: "Enterprise agreement 2026",
			Parties: []string{"Harbour Mutual", "Lumen AI Ireland Ltd"},
			Start:   "2026-01-01", End: "2026-12-31", AutomaticRenewal: true, RenewalMonths: 12,
			NoticeDays: 60,
		},
		Use: assessments.Use{
			ID: "lumen-support", ServiceID: "lumen-chat", PlanID: "lumen-ent", ContractID: "lumen-2026",
			Purpose: "Drafting replies in customer support",
			Owner:   "Ada Brandt", Users: "40 agents", DataClasses: []string{"personal"}, Status: "current",
			Criticality: "important", Reach: "team",
			Autonomy: "suggests", Scope: 2,
			ScopeReasons: []string{
				"Business terms were accepted for the organisation.",
				"The application is used as it is sold.",
			},
			ScopeAnswers: []string{"agreement=business"},
		},
		Assessment: assessments.Assessment{
			ID: "as-lumen", UseID: "lumen-support", Name: "Lumen Chat 2026", Scope: 2,
			TemplateID: "sha256-template", ModelID: "sha256-model",
			Status: assessments.WithConditions, Requester: "Ada Brandt", Tier: "2", NextReview: "2027-05-01",
			Triggers: []string{"new_terms"},
			Summary:  "Lumen Chat may be used for support drafting while the indemnity is renegotiated.",
		},
		Template: assessments.Template{
			ID: "scope2-test", Version: "2026.11", Scope: 2,
			Title: "Enterprise app", Summary: "Invented for tests.",
		},
		Model: Model(),
	}
}

// Empty is an assessment that no one has begun to answer.
func Empty() *assessments.Dossier {
	d := base()
	d.Template.Items = lumenItems()
	d.Assessment.Status, d.Assessment.Summary = assessments.Draft, ""
	d.Plan, d.Contract = nil, nil
	return d
}

// Build judges, scores and builds with fixed options.
func Build(d *assessments.Dossier, audience string) (pack.Document, error) {
	judged := scoring.Judge(d, AsOf)
	return pack.Build(d, judged, scoring.Score(judged, d.Model),
		pack.Options{AsOf: AsOf, Audience: audience, ProgramVersion: "0.1.0-test", Readings: Readings()})
}

// Readings are how the documents of Lumen were read: the agreement has pages that are pictures, and of the
// privacy policy nothing is recorded.
func Readings() []pack.ReadingRecord {
	return []pack.ReadingRecord{
		pack.ReadingOf("v-msa-3", []assessments.Notice{
			{Kind: assessments.NoticePicturePage, Count: 2, Page: 7, Start: 9000, Text: "not for a pack"},
			{Kind: assessments.NoticeFormField, Count: 1, Page: 9, Start: 9800, Text: "not for a pack"},
		}),
		pack.ReadingOf("v-opinion-1", []assessments.Notice{{Kind: assessments.NoticeEquation, Count: 1}}),
	}
}

// Item makes an item of a discipline, by number.
func Item(d assessments.Discipline, n int) assessments.Item {
	kind := assessments.ControlItem
	if n%2 == 0 {
		kind = assessments.TermItem
	}
	return assessments.Item{
		ID: fmt.Sprintf("T-%s-%02d", d, n), Title: fmt.Sprintf("Matter %d of %s", n, d.Title()),
		Question: fmt.Sprintf("Is matter %d settled?", n),
		Kind:     kind, Discipline: d, Owner: "legal", Weight: 1 +
			n%10, Sources: []assessments.Source{{Requirement: fmt.Sprintf("RQ-%02d", n)}},
		Evidence: []assessments.ExpectedEvidence{
			{ID: "doc", Title: "A document that shows it", Strength: assessments.StrengthReport},
		},
	}
}
