package assessments_test

import (
	"slices"
	"strings"
	"testing"

	"countersign/assessments"

	"pgregory.net/rapid"
)

// tell says what is known of a value of a fact.
func tell(f assessments.Facts, fact, value string) string {
	switch has, known := f.Has(fact, []string{value}); {
	case has:
		return "yes"
	case known:
		return "no"
	}
	return "unknown"
}

func TestFactsOfAUse(t *testing.T) {
	type use = assessments.UseFacts
	for name, tc := range map[string]struct {
		use     use
		classes []string
		want    string // "fact value yes; fact value unknown"
	}{
		"nothing said": {
			use{},
			nil,
			"jurisdiction EU unknown; high_risk annex_iii unknown; data account_only yes; data personal unknown; touches_rights hire unknown; chatbot_with_public true unknown; works_council true unknown; our_role provider unknown",
		},
		"only the users' places": {
			use{UsersIn: []string{"DE"}},
			nil,
			"jurisdiction DE yes; jurisdiction EU yes; jurisdiction US-CA unknown",
		},
		"users and people": {
			use{UsersIn: []string{"DE"}, PeopleIn: []string{"US-NYC"}},
			nil, "jurisdiction EU yes; jurisdiction US-NYC yes; jurisdiction US-NY yes; jurisdiction US yes; jurisdiction US-CA no; jurisdiction UK no",
		},
		"nobody else is concerned": {
			use{UsersIn: []string{"CH"}, PeopleIn: []string{"none"}},
			nil, "jurisdiction CH yes; jurisdiction EU no",
		},
		"a region named as a whole": {
			use{UsersIn: []string{"EU"}, PeopleIn: []string{"US-CA"}},
			nil, "jurisdiction EU yes; jurisdiction DE unknown; jurisdiction US-CA yes; jurisdiction US-CO no; jurisdiction UK no",
		},
		"a state, and others not named": {
			use{
				UsersIn:  []string{"US", "US-CA"},
				PeopleIn: []string{"US"},
			},
			nil,
			"jurisdiction US-CA yes; jurisdiction US-CO unknown; jurisdiction US-NYC unknown; jurisdiction DE no; jurisdiction EU no",
		},
		"another country of the EU": {
			use{UsersIn: []string{"EU-OTHER"}, PeopleIn: []string{"EU-OTHER"}},
			nil,
			"jurisdiction EU yes; jurisdiction DE no",
		},
		"an area of Annex III only": {
			use{HighRiskArea: []string{"employment"}},
			nil,
			"high_risk annex_iii unknown; high_risk annex_i unknown",
		},
		"no exception claimed": {
			use{HighRiskArea: []string{"employment"}, HighRiskException: "no"},
			nil,
			"high_risk annex_iii yes",
		},
		"an exception, profiling not said": {
			use{HighRiskArea: []string{"employment"}, HighRiskException: "yes"},
			nil,
			"high_risk annex_iii unknown",
		},
		"an exception without profiling": {
			use{HighRiskArea: []string{"employment"}, HighRiskException: "yes", Profiling: "no"},
			nil,
			"high_risk annex_iii no",
		},
		"profiling rules the exception out": {use{
			HighRiskArea:      []string{"employment"},
			HighRiskException: "yes", Profiling: "yes",
		}, nil, "high_risk annex_iii yes"},
		"profiling, exception not said": {
			use{HighRiskArea: []string{"employment"}, Profiling: "yes"}, nil, "high_risk annex_iii yes",
		},
		"no area": {
			use{HighRiskArea: []string{"none"}, HighRiskProduct: "yes"},
			nil,
			"high_risk annex_iii no; high_risk annex_i yes",
		},
		"no product": {
			use{HighRiskProduct: "no"},
			nil,
			"high_risk annex_iii unknown; high_risk annex_i no",
		},
		"profiling outside of any area not said": {use{Profiling: "yes"}, nil, "high_risk annex_iii unknown"},
		"data without people": {
			use{},
			[]string{"internal", "credentials"},
			"data account_only yes; data personal no; data phi no; data children no",
		},
		"personal data, records not said": {
			use{},
			[]string{"personal"},
			"data personal yes; data special unknown; data criminal unknown; data phi unknown",
		},
		"regulated data": {
			use{},
			[]string{"regulated"},
			"data personal unknown; data phi unknown",
		},
		"a class of another rubric": {
			use{},
			[]string{"secret"},
			"data personal unknown; data phi unknown",
		},
		"personal data, none of the records": {
			use{ProtectedRecords: []string{"none"}},
			[]string{"personal"},
			"data personal yes; data special no; data phi no",
		},
		"a special class, none of the records": {
			use{ProtectedRecords: []string{"none"}},
			[]string{"special_category"},
			"data personal yes; data special unknown; data criminal unknown; data children unknown; data phi no",
		},
		"a special class, convictions": {
			use{ProtectedRecords: []string{"criminal"}},
			[]string{"special_category"},
			"data criminal yes; data special no; data children no",
		},
		"health records are special": {
			use{ProtectedRecords: []string{"phi"}},
			nil,
			"data phi yes; data special yes; data personal yes; data biometric no",
		},
		"prints are special": {
			use{ProtectedRecords: []string{"biometric"}},
			nil,
			"data biometric yes; data special yes; data children no",
		},
		"records against the class": {
			use{ProtectedRecords: []string{"children"}},
			[]string{"internal"},
			"data personal yes; data children yes; data special no",
		},
		"logs that we see": {
			use{AccountsSeenBy: "us"},
			nil,
			"employee_monitoring_possible true yes; accounts_seen_by us yes; accounts_seen_by nobody no",
		},
		"private accounts": {
			use{AccountsSeenBy: "vendor_only"},
			nil,
			"employee_monitoring_possible true no; employee_monitoring_possible false yes",
		},
		"data that stays in the EEA": {
			use{DataGoesTo: []string{"EU"}},
			nil,
			"transfer_outside_eea true no; transfer_to US no",
		},
		"data that stays with us": {
			use{DataGoesTo: []string{"none"}},
			nil,
			"transfer_outside_eea true no; transfer_to US no; transfer_to EU no",
		},
		"data that leaves": {
			use{DataGoesTo: []string{"EU", "US"}},
			nil,
			"transfer_outside_eea true yes; transfer_to US yes; transfer_to UK no",
		},
		"output that is published": {use{Published: "yes"}, nil, "output_leaves true yes"},
		"a chatbot with the public": {
			use{PublicChat: "yes", Published: "no"},
			nil,
			"output_leaves true yes",
		},
		"neither, and reach not said": {
			use{PublicChat: "no", Published: "no"},
			nil,
			"output_leaves true unknown",
		},
		"our name": {
			use{SystemChanges: []string{"own_name"}},
			nil,
			"own_brand_on_system true yes; substantial_modification true no; purpose_changed_to_high_risk true no",
		},
		"no change": {
			use{SystemChanges: []string{"none"}},
			nil,
			"own_brand_on_system true no",
		},
		"no decision about people": {
			use{TouchesRights: []string{"none"}},
			nil,
			"touches_rights hire no; touches_rights credit no",
		},
		"yes and no": {
			use{
				Recording: "yes", Published: "no", PublicInterest: "no", PublicChat: "yes", Categorises: "no",
				ControlsInput: "yes", UsedAtWork: "yes", CriticalFunction: "no",
			},
			nil,
			"voice_or_meeting_recording true yes; output_published true no; text_on_public_interest true no; chatbot_with_public true yes; emotion_or_biometric_categorisation true no; controls_input_data true yes; used_at_workplace true yes; critical_or_important_function true no",
		},
		"several values": {
			use{
				OurRole: []string{"deployer"}, VendorRole: []string{"controller", "processor"},
				Generates: []string{"text"},
			},
			nil,
			"our_role provider no; our_role deployer yes; vendor_role processor yes; vendor_role joint_controller no; generates_media text yes; generates_media image no",
		},
	} {
		t.Run(name, func(t *testing.T) {
			u := assessments.Use{UseFacts: tc.use, DataClasses: tc.classes}
			got := assessments.FactsOf(&assessments.Organisation{}, &assessments.Service{}, &u)
			for line := range strings.SplitSeq(tc.want, "; ") {
				part := strings.Fields(line)
				if is := tell(got, part[0], part[1]); is != part[2] {
					t.Errorf("%s %s: %s, want %s", part[0], part[1], is, part[2])
				}
			}
		})
	}
}

func TestOutputIsKnownToStayOnlyIfNothingCanTakeItOut(t *testing.T) {
	for _, tc := range []struct{ reach, published, chat, want string }{
		{"", "", "", "unknown"},
		{"team", "", "", "unknown"},
		{"team", "no", "", "unknown"},
		{"team", "no", "no", "no"},
		{"organisation", "no", "no", "no"},
		{"team", "yes", "no", "yes"},
		{"team", "no", "yes", "yes"},
		{"partners", "no", "no", "yes"},
		{"public", "", "", "yes"},
		{"of another rubric", "no", "no", "unknown"},
	} {
		u := assessments.Use{
			Reach:    tc.reach,
			UseFacts: assessments.UseFacts{Published: tc.published, PublicChat: tc.chat},
		}
		got := tell(assessments.FactsOf(&assessments.Organisation{}, &assessments.Service{}, &u),
			"output_leaves", "true")
		if got != tc.want {
			t.Errorf("%+v: %s", tc, got)
		}
	}
}

func TestFactsOfServiceAndOrganisation(t *testing.T) {
	d := assessments.Dossier{
		Organisation: assessments.Organisation{Kinds: []string{"financial_entity"}, WorksCouncil: "yes"},
		Service:      assessments.Service{CloudService: "no"},
	}
	f := d.Facts()
	for fact, want := range map[string]string{
		"org financial_entity": "yes", "org public_body": "no", "works_council true": "yes",
		"data_processing_service true": "no",
	} {
		id, value, _ := strings.Cut(fact, " ")
		if got := tell(f, id, value); got != want {
			t.Errorf("%s: %s, want %s", fact, got, want)
		}
	}
	d.Organisation.Kinds = []string{"none"}
	if got := tell(d.Facts(), "org", "financial_entity"); got != "no" {
		t.Errorf("an organisation of no such kind: %s", got)
	}
}

// drawn gives every field of a record that answers a question one of the values that can stand in it.
func drawn(rt *rapid.T, r assessments.Record) {
	for _, q := range assessments.FactQuestions(r.Noun()) {
		f, _ := assessments.FieldOf(r, q.Field)
		value := rapid.SampledFrom(append([]string{""}, f.OneOf...)).Draw(rt, q.Field)
		if q.Many && value != "" {
			value = `["` + value + `"]`
		}
		if err := f.Value.Set(value); err != nil {
			rt.Fatal(err)
		}
	}
}

// Whatever is said, each field of which the value is taken back can only make facts unknown, never
// turn a yes into a no. Facts that contradict each other have a test of their own.
func TestWhatIsNotSaidIsUnknownAndNeverANo(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := assessments.Dossier{}
		for _, r := range []assessments.Record{&d.Organisation, &d.Service, &d.Use} {
			drawn(rt, r)
		}
		// A contradiction tells nothing, and taking half of it back tells something.
		for _, field := range []string{
			"high_risk_area", "touches_rights", "data_classes", "generates_media", "protected_records",
		} {
			if f, _ := assessments.FieldOf(&d.Use, field); len(assessments.FactDoubts(&d.Use)) > 0 {
				_ = f.Value.Set("")
			}
		}
		if doubts := assessments.FactDoubts(&d.Use); len(doubts) > 0 {
			rt.Fatalf("still in doubt: %q", doubts)
		}
		before := d.Facts()
		of := []assessments.Record{
			&d.Organisation, &d.Service,
			&d.Use,
		}[rapid.IntRange(0, 2).Draw(rt, "record")]
		q := rapid.SampledFrom(assessments.FactQuestions(of.Noun())).Draw(rt, "field")
		f, _ := assessments.FieldOf(of, q.Field)
		_ = f.Value.Set("")
		after := d.Facts()
		for _, id := range assessments.FactIDs() {
			from := assessments.FactFields(id)
			for _, v := range assessments.FactValues(id) {
				was, is := tell(before, id, v), tell(after, id, v)
				if !slices.Contains(from, q.Key()) && was != is {
					rt.Errorf("%s %s hangs on %s: %s, then %s", id, v, q.Key(), was, is)
				}
				if was != is && is == "no" {
					rt.Errorf("%s taken back: %s %s was %s and is no", q.Key(), id, v, was)
				}
				if len(from) == 1 && from[0] == q.Key() && is != "unknown" {
					rt.Errorf("%s is not said, and %s %s is %s", q.Key(), id, v, is)
				}
			}
		}
	})
}

// TestFactsThatContradictEachOtherTellNothing: a use that decides whom to hire is in an area of Annex
// III. That none was named must not read as “does not bind”.
func TestFactsThatContradictEachOtherTellNothing(t *testing.T) {
	area := func(rights ...string) assessments.Fact {
		u := &assessments.Use{UseFacts: assessments.UseFacts{
			TouchesRights: rights,
			HighRiskArea:  []string{assessments.None}, HighRiskProduct: assessments.No,
			Profiling: assessments.Yes,
		}}
		return assessments.FactsOf(&assessments.Organisation{}, &assessments.Service{}, u)["high_risk"]
	}
	for _, rights := range []string{"hire", "credit", "other_annex_iii"} {
		if f := area(rights); slices.Contains(f.Lacks, "annex_iii") || f.Complete {
			t.Errorf("%s and no area: %+v, although it contradicts itself", rights, f)
		}
	}
	if f := area(assessments.None); !slices.Contains(f.Lacks, "annex_iii") {
		t.Errorf("no decision about people and no area: %+v", f)
	}
}
