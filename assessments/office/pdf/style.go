package pdf

import "countersign/assessments/pack"

// colour is red, green, blue.
type colour [3]int

// Colours are few and hold in greyscale: state is shown by word and shape first.
var (
	ink       = colour{31, 35, 40}
	grey      = colour{98, 104, 112}
	hair      = colour{214, 218, 224}
	wash      = colour{245, 246, 248}
	accent    = colour{30, 84, 183}
	bandLight = colour{183, 203, 238}
	green     = colour{22, 110, 62}
	amber     = colour{146, 84, 0}
	red       = colour{172, 30, 40}
	magenta   = colour{147, 23, 107}
	white     = colour{255, 255, 255}
)

// style is how a text is set. Sizes are points, leading is a factor.
type style struct {
	at      face
	size    float64
	leading float64
	color   colour
}

func (s style) lineHeight() float64 { return s.size * s.leading * mmPerPoint }

var (
	bodyStyle    = style{regular, 9.5, 1.42, ink}
	mutedStyle   = style{regular, 8.5, 1.4, grey}
	quoteStyle   = style{italic, 9.2, 1.42, ink}
	labelStyle   = style{regular, 8.2, 1.42, grey}
	chapterStyle = style{bold, 19, 1.25, ink}
	sectionStyle = style{bold, 12, 1.3, ink}
	cardStyle    = style{bold, 10.2, 1.32, ink}
	headStyle    = style{bold, 7.8, 1.3, grey}
	cellStyle    = style{regular, 8.4, 1.35, ink}
	smallStyle   = style{regular, 7.2, 1.35, grey}
)

// toned is the style of a text by what it is.
func toned(base style, t pack.Tone) style {
	switch t {
	case pack.Muted:
		base.color = grey
		base.size = min(base.size, mutedStyle.size)
	case pack.Quote:
		base.at = italic
	case pack.Mono:
		base.at, base.size = mono, min(base.size, 7.8)
	case pack.Good:
		base.color = green
	case pack.Warn:
		base.color = amber
	case pack.Bad:
		base.color = red
	}
	return base
}

// markColour is the colour that goes with a shape.
func markColour(m pack.Mark) colour {
	switch m {
	case pack.MarkMet, pack.MarkTicked:
		return green
	case pack.MarkPartly, pack.MarkCarried, pack.MarkUnsupported, pack.MarkReconfirm:
		return amber
	case pack.MarkNotMet, pack.MarkFlag:
		return red
	case pack.MarkContradicted:
		return magenta
	}
	return grey
}
