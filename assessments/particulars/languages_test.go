package particulars_test

import (
	"testing"

	"countersign/assessments/particulars"
)

func TestADayIsReadInFiveLanguages(t *testing.T) {
	for printed, want := range map[string]string{
		"Stand: 15. März 2024":                         "2024-03-15 version",
		"Stand: Dezember 2023":                         "2023-12 version",
		"Zuletzt aktualisiert am 1. Juni 2025":         "2025-06-01 last_updated",
		"Gültig ab 3. Oktober 2022":                    "2022-10-03 effective",
		"Dernière mise à jour : 1er février 2024":      "2024-02-01 last_updated",
		"Entrée en vigueur le 12 août 2023":            "2023-08-12 effective",
		"Version du 7 juillet 2021":                    "2021-07-07 version",
		"Última actualización: 5 de enero de 2024":     "2024-01-05 last_updated",
		"Ultimo aggiornamento: 28 settembre 2020":      "2020-09-28 last_updated",
		"In vigore dal 9 giugno 2020":                  "2020-06-09 effective",
		"Última modificación: 10 de diciembre de 2022": "2022-12-10 last_updated",
	} {
		got := particulars.Read(paper("# Privacy Policy", printed, "x")).Date
		if got == nil || got.Value+" "+got.Kind != want {
			t.Errorf("%q: %+v, want %q", printed, got, want)
		}
	}
}

func TestTheGoverningLawIsReadInFrenchAndGerman(t *testing.T) {
	for says, want := range map[string]string{
		"Les présentes conditions sont soumises au droit français.": "français",
		"Le contrat est régi par la loi belge.":                     "belge",
		"Es gilt deutsches Recht.":                                  "deutsches",
		"Es gilt das Recht der Bundesrepublik Deutschland.":         "Bundesrepublik Deutschland",
		"Vos données sont soumises à un droit d’accès.":             "",
		"Es gilt das Recht der Beschwerde.":                         "",
		"Sie haben das Recht der Beschwerde bei der Behörde.":       "",
	} {
		if got := value(particulars.Read(paper("# Conditions", says)).GoverningLaw); got != want {
			t.Errorf("%q: %q, want %q", says, got, want)
		}
	}
}
