package docx

// symbolRows are what the font “Symbol” draws, in rows by their first code: Greek letters, and signs of formulas.
// Codes between the rows draw parts of brackets.
var symbolRows = map[int]string{
	0x21: "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
	0x61: "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
	0xa0: "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…",
	0xc0: "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊",
	0xe2: "®©™∑", 0xf2: "∫",
}

// symbolFont are the characters of that font by their codes.
func symbolFont() map[int]string {
	all := map[int]string{}
	for first, row := range symbolRows {
		for _, r := range row {
			all[first] = string(r)
			first++
		}
	}
	return all
}
