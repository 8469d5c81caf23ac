package assets

// Fonts lists every embedded face.
func Fonts() []FontName {
	return []FontName{Regular, Bold, Italic, BoldItalic, Mono, CJK}
}
