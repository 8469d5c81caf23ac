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
	if u.Recording == Yes && len(u.DataClasses) > 0 &&
		!slices.ContainsFunc(u.DataClasses, func(c string) bool { return !slices.Contains(impersonal, c) }) {
		out = append(out, "Voices or meetings are recorded, and no personal data goes in by its data classes: a voice is personal data.")
	}
	if slices.Contains(u.ProtectedRecords, "biometric") && u.Categorises == "" {
		out = append(out, "Prints of face, voice or finger go in: say whether people are sorted by them, or their emotions recognised.")
	}
	return out
}
