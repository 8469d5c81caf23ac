package workbench

import "testing"

func TestFillersOfACompensatingControl(t *testing.T) {
	for _, s := range []string{
		"tbd later", "to be defined", "not applicable here", "same as above", "see reason",
		"we accept the risk", "keine",
		"aaaaaaa", "xx xx", "c", ".", "none", "n/a!", "nothing", "........", "We accept the risk.",
		"Siehe oben", "à définir",
		"Risiko akzeptiert!", "a b c d", "Keine Maßnahmen", "aa AA aaa", "x-x-x", "Néant",
		"TO BE\nDETERMINED", "…", "",
	} {
		if !saysNothing(s) {
			t.Errorf("%q passes for a control", s)
		}
	}
	for _, s := range []string{
		"MFA", "4-eyes", "no personal data", "We accept the risk because no personal data is processed",
		"EU DB v2",
		"Zugriff gesperrt", "Aucune donnée n'est envoyée", "see reason: DPO reads every log", "人工审核",
		"Keine Kundendaten",
		"access is off", "VPN", "Open sessions end daily", "2 FA", "Listed in the weekly security report.",
	} {
		if saysNothing(s) {
			t.Errorf("%q is taken for a filler", s)
		}
	}
}
