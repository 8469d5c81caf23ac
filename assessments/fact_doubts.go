package assessments

import "slices"

// areasOf are the areas of Annex III in which a decision about people usually falls.
var areasOf = map[string]string{
	"hire": "employment", "manage_workers": "employment", "education": "education",
	"credit":    "essential_services",
	"insurance": "essential_services", "benefit": "essential_services",
	"essential_service": "essential_services",
}

// areaDoubted is whether no area of Annex III is named for a use that decides about people as those
// areas do. What was said contradicts itself, so that nothing follows from it.
func areaDoubted(u *Use) bool {
	return slices.Contains(u.HighRiskArea, None) && slices.ContainsFunc(u.TouchesRights, func(v string) bool {
		return areasOf[v] != "" || v == "other_annex_iii"
	})
}

// FactDoubts says which facts of a use hardly fit together. They stand as they were said; someone
// should look again.
func FactDoubts(u *Use) []string {
	var out []string
	if slices.Contains(u.HighRiskArea, None) {
		rights, _ := FactQuestionOf("use.touches_rights")
		area, _ := FactQuestionOf("use.high_risk_area")
		for _, v := range u.TouchesRights {
			switch of := areasOf[v]; {
			case of != "":
				out = append(out, "It plays a part in decisions about people ("+rights.ValueTitle(v)+
					"), and no area of Annex III is named: read the area “"+area.ValueTitle(of)+"” again.")
			case v == "other_annex_iii":
				out = append(out, "It plays a part in decisions about people ("+rights.ValueTitle(v)+
					"), and no area of Annex III is named: read Annex III again.")
			}
		}
	}
	if slices.Contains(u.DataClasses, "special_category") && slices.Contains(u.ProtectedRecords, None) {
		out = append(out, "Specially protected personal data goes in by its data classes, and none of the specially protected records is named: say which.")
	}
	if _, doubts := rightsDoubts(u); len(doubts) > 0 {
		out = append(out, doubts...)
	}
	if _, doubts := mediaDoubts(u); len(doubts) > 0 {
		out = append(out, doubts...)
	}
	if records := saidValues(u.ProtectedRecords); withoutPersonal(u) && len(records) > 0 {
		q, _ := FactQuestionOf("use.protected_records")
		out = append(out, "Protected records go in ("+q.Words(records)+
			"), and no data class has personal data: name the class, which sets the risk and the tier.")
	} else if withoutPersonal(u) {
		out = append(out, personalDoubts(u)...)
	}
	if slices.Contains(u.ProtectedRecords, "biometric") && u.Categorises == "" {
		out = append(out, "Prints of face, voice or finger go in: say whether people are sorted by them, or their emotions recognised.")
	}
	return out
}

// withoutPersonal is whether no personal data goes in, by the data classes.
func withoutPersonal(u *Use) bool {
	return len(u.DataClasses) > 0 && !slices.ContainsFunc(u.DataClasses, func(c string) bool {
		return !slices.Contains(impersonal, c)
	})
}

// personalDoubts says which answers speak of personal data, beside data classes without any.
func personalDoubts(u *Use) []string {
	var out []string
	for _, one := range []struct {
		said bool
		of   string
	}{
		{u.Recording == Yes, "Voices or meetings are recorded, and no personal data goes in by its data classes: " +
			"a voice is personal data."},
		{u.AccountsSeenBy == "us", "We can see who used it, when and for what, and no personal data goes in by " +
			"its data classes: logs of single people are personal data; say whether they are used for more than access."},
		{u.Profiling == Yes, "It evaluates people by their data, and no personal data goes in by its data classes."},
		{u.Categorises == Yes, "It recognises emotions or sorts people by face, voice or body, and no personal data " +
			"goes in by its data classes."},
		{len(saidValues(u.TouchesRights)) > 0, "It plays a part in decisions about people, and no personal data " +
			"goes in by its data classes."},
	} {
		if one.said {
			out = append(out, one.of)
		}
	}
	return out
}

// rightsOf are the decisions about people in which an area of Annex III usually ends.
var rightsOf = map[string][]string{
	"employment": {"hire", "manage_workers"}, "education": {"education"},
	"essential_services": {"credit", "insurance", "benefit", "essential_service", "health_care"},
	"law_enforcement":    {"other_annex_iii"}, "migration": {"other_annex_iii"}, "justice": {"other_annex_iii"},
}

// rightsDoubts says which answers speak of decisions about people that were not named, and of which.
func rightsDoubts(u *Use) (values, doubts []string) {
	if len(u.TouchesRights) == 0 {
		return nil, nil
	}
	area, _ := FactQuestionOf("use.high_risk_area")
	for _, a := range saidValues(u.HighRiskArea) {
		of := rightsOf[a]
		if len(of) > 0 && !slices.ContainsFunc(of, func(v string) bool { return slices.Contains(u.TouchesRights, v) }) {
			values = append(values, of...)
			doubts = append(doubts, "Its purpose is in the area “"+area.ValueTitle(a)+
				"” of Annex III, and no decision about people of that kind is named: say in which it plays a part.")
		}
	}
	if u.Profiling == Yes && slices.Contains(u.TouchesRights, None) {
		values = vocabularyOf("use.touches_rights")
		doubts = append(doubts, "It evaluates people by their data, and plays no part in decisions about people: "+
			"say for what they are evaluated.")
	}
	return values, doubts
}

// mediaDoubts says which answers speak of a kind of output that is not named, and of which kinds.
func mediaDoubts(u *Use) (values, doubts []string) {
	if len(u.Generates) == 0 {
		return nil, nil
	}
	seen := []string{"image", "video", "audio"}
	if (u.DeepFakes == "realistic" || u.DeepFakes == "artistic") &&
		!slices.ContainsFunc(seen, func(v string) bool { return slices.Contains(u.Generates, v) }) {
		values = append(values, seen...)
		doubts = append(doubts, "Its images, video or audio could be taken for real, and it generates none of them: "+
			"say what it generates.")
	}
	if u.PublicInterest == Yes && !slices.Contains(u.Generates, "text") {
		values = append(values, "text")
		doubts = append(doubts, "Its text informs the public on matters of public interest, and it generates no text: "+
			"say what it generates.")
	}
	return values, doubts
}
