package packtest

import "countersign/assessments"

func lumenItems() []assessments.Item {
	expects := func(title string, s assessments.Strength) []assessments.ExpectedEvidence {
		return []assessments.ExpectedEvidence{{ID: "e1", Title: title, Strength: s}}
	}
	src := func(id string) []assessments.Source { return []assessments.Source{{Requirement: id}} }
	return []assessments.Item{
		{ID: "GC-POLICY", Title: "A usage policy is in force", Question: "Does a policy say who may use the tool and for what data?", Kind: assessments.ControlItem, Discipline: assessments.Governance, Owner: "business_owner", Weight: 6, Sources: src("GC-01"), Evidence: expects("The policy, approved", assessments.StrengthVerified)},
		{ID: "GC-MONITOR", Title: "Use is monitored", Question: "Is use watched and reported?", Kind: assessments.ControlItem, Discipline: assessments.Governance, Owner: "security", Weight: 4, Sources: src("GC-03")},
		{ID: "LP-TRAINING", Title: "Customer data is not used to train models", Question: "May the provider use our input or output to train models?", Kind: assessments.TermItem, Discipline: assessments.Legal, Owner: "legal", Topic: "training_use", Weight: 8, DealBreaker: true, DealBreakerReason: "What a model has learned cannot be taken back.", MinStrength: assessments.StrengthClause, Sources: src("LP-01"), Crosswalk: []string{"GDPR:Art.28(3)"}, Positions: &assessments.Positions{Require: "No training on our data at all.", FallBack: "Opt-out, confirmed in writing.", WalkAway: "Training on personal data.", Remedy: "Provider shall not train models on Customer Data."}, Evidence: expects("Clause in the agreement", assessments.StrengthClause)},
		{ID: "LP-INDEMNITY", Title: "Provider indemnifies output claims", Question: "Will the provider defend and indemnify us if its output is said to infringe?", Kind: assessments.TermItem, Discipline: assessments.Legal, Owner: "legal", Topic: "ip_indemnity", Weight: 8, DealBreaker: true, DealBreakerReason: "Claims from third parties are uninsured.", MinStrength: assessments.StrengthClause, Sources: src("LP-05"), Positions: &assessments.Positions{Require: "Uncapped defence and indemnity.", FallBack: "Capped at three times annual fees.", WalkAway: "No output indemnity at all."}},
		{ID: "LP-RESIDENCY", Title: "Data stays in the EU", Question: "Where are prompts and outputs stored and processed?", Kind: assessments.TermItem, Discipline: assessments.Legal, Owner: "legal", Topic: "data_location", Weight: 6, Sources: src("LP-08")},
		{ID: "LP-LOGO", Title: "No use of our name", Question: "May the provider name us as a reference?", Kind: assessments.TermItem, Discipline: assessments.Legal, Owner: "procurement", Weight: 1, Silence: "favours", SilenceReason: "Without a licence they may not.", Sources: src("LP-20")},
		{ID: "LP-AGE", Title: "Age limits are kept", Question: "Do terms set an age for users?", Kind: assessments.TermItem, Discipline: assessments.Legal, Owner: "legal", Topic: "acceptable_use_age", Weight: 2, Sources: src("GC-05")},
		{ID: "RM-REGISTER", Title: "The risk is on the register", Question: "Is there an entry with an owner?", Kind: assessments.ControlItem, Discipline: assessments.Risk, Owner: "security", Weight: 5, Sources: src("RM-01")},
		{ID: "CT-SSO", Title: "Single sign-on is enforced", Question: "Do all users sign in through our identity provider?", Kind: assessments.ControlItem, Discipline: assessments.Controls, Owner: "security", Topic: "security_audit", Weight: 7, Sources: src("CT-07"), Evidence: expects("Export of the settings", assessments.StrengthVerified)},
		{ID: "CT-AGENT", Title: "Agents act under the user's identity", Question: "Do agents act only as the user?", Kind: assessments.ControlItem, Discipline: assessments.Controls, Owner: "security", Weight: 5, Sources: src("CT-11"), When: []assessments.Condition{{Fact: "autonomy", Any: []string{"acts"}, Reason: "The service only suggests; it does not act."}}},
		{ID: "RS-SLA", Title: "Availability is promised", Question: "What availability is committed, and with what remedy?", Kind: assessments.TermItem, Discipline: assessments.Resilience, Owner: "procurement", Topic: "sla_availability", Weight: 5, Sources: src("RS-01")},
	}
}

func addLumenPapers(d *assessments.Dossier) {
	d.Documents = []assessments.Document{
		{ID: "doc-msa", VendorID: "lumen", ContractID: "lumen-2026", Name: "Enterprise Agreement", Type: "msa", Distribution: assessments.Shareable},
		{ID: "doc-opinion", VendorID: "lumen", Name: "Counsel opinion on Lumen", Type: "other", Distribution: assessments.Privileged},
		{ID: "doc-privacy", VendorID: "lumen", Name: "Privacy Policy", Type: "privacy_policy"},
	}
	d.Versions = []assessments.Version{
		{ID: "v-msa-3", DocumentID: "doc-msa", Label: "3", Status: assessments.VersionExecuted, Effective: "2026-01-01", ObtainedOn: "2025-12-20", ObtainedBy: "Noor Haddad", Source: "signed copy", FileName: "enterprise-agreement-v3.pdf", SHA256: SumOf("v-msa-3"), Size: SizeOf("v-msa-3")},
		{ID: "v-opinion-1", DocumentID: "doc-opinion", Label: "1", Status: assessments.VersionDraft, FileName: "opinion.docx", SHA256: SumOf("v-opinion-1"), Size: SizeOf("v-opinion-1")},
		{ID: "v-privacy-9", DocumentID: "doc-privacy", Label: "2026-09-01", Status: assessments.VersionPublished, Effective: "2026-09-01", Source: "vendor's web page", FileName: "privacy.html", SHA256: SumOf("v-privacy-9"), Size: SizeOf("v-privacy-9")},
	}
	d.Precedences = []assessments.Precedence{
		{ID: "p1", ContractID: "lumen-2026", Subject: "general", Order: []string{"doc-msa", "doc-privacy"}, VersionID: "v-msa-3", Quote: "The Agreement prevails over any online policy.", Section: "18.2"},
		{ID: "p2", ContractID: "lumen-2026", Subject: "ai_features", Order: []string{"doc-msa", "doc-opinion"}},
	}
	d.Evidence = []assessments.Evidence{
		{ID: "ev-policy", Name: "Usage policy", Owner: "Ada Brandt"},
		{ID: "ev-soc2", VendorID: "lumen", Name: "SOC 2 Type II report", Distribution: assessments.UnderNDA, NDAWith: "Lumen AI", NDAUntil: "2028-01-01"},
		{ID: "ev-sso", Name: "SSO settings export", Distribution: assessments.Shareable},
		{ID: "ev-old", VendorID: "lumen", Name: "Penetration test 2024"},
	}
	d.Revisions = []assessments.Revision{
		{ID: "r-old-1", EvidenceID: "ev-old", Label: "1", Strength: assessments.StrengthReport, SHA256: SumOf("r-old-1"), Size: SizeOf("r-old-1"), FileName: "pentest.pdf", PurgedOn: "2026-10-02"},
		{ID: "r-policy-2", EvidenceID: "ev-policy", Label: "2", Strength: assessments.StrengthVerified, FileName: "Usage policy (final).md", SHA256: SumOf("r-policy-2"), Size: SizeOf("r-policy-2"), Issued: "2026-03-01", Expires: "2027-03-01"},
		{ID: "r-soc2-1", EvidenceID: "ev-soc2", Label: "2025", Strength: assessments.StrengthReport, FileName: "soc2.pdf", SHA256: SumOf("r-soc2-1"), Size: SizeOf("r-soc2-1"), PeriodFrom: "2025-01-01", PeriodTo: "2025-12-31"},
		{ID: "r-sso-1", EvidenceID: "ev-sso", Label: "1", Strength: assessments.StrengthVerified, FileName: "../../sso export.json", SHA256: SumOf("r-sso-1"), Size: SizeOf("r-sso-1"), Issued: "2026-06-01", Expires: "2026-10-01"},
	}
	d.Tombstones = []assessments.Tombstone{{ID: "t1", Of: "revision", OfID: "r-old-1", Name: "pentest.pdf", SHA256: SumOf("r-old-1"), Size: SizeOf("r-old-1"), Place: "ev-old", Reason: "Returned under the NDA.", By: "Noor Haddad (legal)", At: 1790899200000000, Backups: []string{"workspace-2026-09.bak"}}}
}

func addLumenAnswers(d *assessments.Dossier) {
	a := func(item string, v assessments.Verdict) assessments.Answer {
		return assessments.Answer{ID: "as-lumen/" + item, AssessmentID: "as-lumen", ItemID: item, Verdict: v, AssessedBy: "Noor Haddad", AssessedOn: "2026-11-02"}
	}
	policy, training, indemnity := a("GC-POLICY", assessments.Met), a("LP-TRAINING", assessments.Met), a("LP-INDEMNITY", assessments.Partly)
	training.Response, training.ResponseFrom, training.ResponseOn = "We never train on enterprise data.", "account manager", "2026-10-10"
	indemnity.Reason = "The carve-out for combinations leaves our support macros uncovered."
	residency, logo, age := a("LP-RESIDENCY", assessments.Contradicted), a("LP-LOGO", assessments.Silent), a("LP-AGE", assessments.NotApplicable)
	residency.Reason = "The agreement says EU, the privacy policy says worldwide."
	logo.ReadVersions, age.Reason = []string{"v-msa-3"}, "All users are adult employees."
	register, sso := a("RM-REGISTER", assessments.NotMet), a("CT-SSO", assessments.Met)
	monitor := a("GC-MONITOR", assessments.NotAssessed)
	monitor.Response, monitor.AssessedBy, monitor.AssessedOn = "An admin dashboard is included.", "", ""
	d.Answers = []assessments.Answer{sso, monitor, policy, age, indemnity, logo, residency, training, register}
	c := func(id, item, version, quote, section string, state assessments.CitationState) assessments.Citation {
		return assessments.Citation{ID: id, AssessmentID: "as-lumen", ItemID: item, VersionID: version, Quote: quote, Section: section, Page: 14, State: state, CheckedOn: "2026-11-02"}
	}
	d.Citations = []assessments.Citation{
		c("c1", "LP-TRAINING", "v-msa-3", "Provider will not use Customer Data to train, retrain or improve any model.", "7.1 Use of data", assessments.CitationFound),
		c("c2", "LP-INDEMNITY", "v-msa-3", "Lumen will defend Customer against any third-party claim alleging that Output infringes … except to the extent the claim arises from modification or combination of Output.", "13.1", assessments.CitationMoved),
		c("c3", "LP-INDEMNITY", "v-opinion-1", "Our SECRET advice is that the cap will not hold.", "2", assessments.CitationFound),
		c("c4", "LP-RESIDENCY", "v-privacy-9", "We may process information in any country in which we operate.", "5", assessments.CitationNotChecked),
	}
	d.Ticks = []assessments.Tick{
		{ID: "as-lumen/CT-SSO/e1", AssessmentID: "as-lumen", ItemID: "CT-SSO", ExpectedID: "e1", RevisionID: "r-sso-1", Remark: "Exported by IT.", TickedBy: "Kim", TickedOn: "2026-06-02"},
		{ID: "as-lumen/GC-POLICY/e1", AssessmentID: "as-lumen", ItemID: "GC-POLICY", ExpectedID: "e1", RevisionID: "r-policy-2", TickedBy: "Kim", TickedOn: "2026-03-02"},
		{ID: "as-lumen/LP-TRAINING/e1", AssessmentID: "as-lumen", ItemID: "LP-TRAINING", ExpectedID: "e1", RevisionID: "r-soc2-1", Remark: "SECRET remark on the report.", TickedBy: "Kim", TickedOn: "2026-03-02"},
	}
}

func addLumenApproval(d *assessments.Dossier) {
	d.Findings = []assessments.Finding{{ID: "f1", AssessmentID: "as-lumen", ItemID: "LP-INDEMNITY", Text: "Combination carve-out leaves support macros uncovered.", Remedy: "Strike “combination”.", Owner: "Procurement", Due: "2026-12-01", Status: "open"}}
	d.Exceptions = []assessments.Exception{{ID: "x1", AssessmentID: "as-lumen", ItemID: "RM-REGISTER", Reason: "The register is being replaced.", Compensating: "Listed in the weekly security report.", Owner: "Kim", Approver: "Rafael Ortiz", ApprovedOn: "2026-10-01", Expires: "2027-01-31"}}
	d.Conditions = []assessments.ApprovalCondition{{ID: "k1", AssessmentID: "as-lumen", Text: "Indemnity renegotiated before renewal.", Owner: "Procurement", Due: "2026-11-01"}, {ID: "k2", AssessmentID: "as-lumen", Text: "Agents trained.", Owner: "Ada Brandt", Due: "2026-10-01", Status: "met", MetOn: "2026-09-20"}}
	state := d.StateHash()
	d.Decisions = []assessments.Decision{
		{ID: "d1", AssessmentID: "as-lumen", Outcome: assessments.InReview, By: "Ada Brandt (business_owner)", On: "2026-11-01", StateHash: "0000000000000000000000000000000000000000000000000000000000000000"},
		{ID: "d2", AssessmentID: "as-lumen", Outcome: assessments.WithConditions, Reason: "Good enough while the indemnity is renegotiated.", By: "Rafael Ortiz (procurement)", On: "2026-11-03", ValidUntil: "2027-05-01", StateHash: state, StateForm: assessments.StateForm},
	}
	d.SignOffs = []assessments.SignOff{{ID: "s1", AssessmentID: "as-lumen", Role: "legal", Name: "Noor Haddad", Statement: "Legal terms reviewed.", On: "2026-11-03", StateHash: state, StateForm: assessments.StateForm}}
	d.Notes = []assessments.Note{
		{ID: "n1", On: "answer", OnID: "as-lumen/LP-TRAINING", AssessmentID: "as-lumen", ItemID: "LP-TRAINING", Body: "SECRET: we would accept the opt-out.", Distribution: assessments.Privileged, Author: "Noor Haddad"},
		{ID: "n2", On: "answer", OnID: "as-lumen/CT-SSO", AssessmentID: "as-lumen", ItemID: "CT-SSO", Body: "Internal reminder: export again in autumn.", Author: "Kim"},
	}
}
