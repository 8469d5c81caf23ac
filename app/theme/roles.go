package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"
)

// Role is what a colour is for. Roles are names in Fyne's own namespace, so
// that rich text and icons can use them too.
type Role = fyne.ThemeColorName

// Grounds and lines.
const (
	Surface    Role = "csSurface"    // the page
	Panel      Role = "csPanel"      // side bar, status bar
	Raised     Role = "csRaised"     // quotes, popups, a field at rest
	Hover      Role = "csHover"      // the row under the pointer
	Selected   Role = "csSelected"   // the selected row or item
	Line       Role = "csLine"       // separators, never the only sign of anything
	LineStrong Role = "csLineStrong" // borders of fields and buttons
	Track      Role = "csTrack"      // the empty part of a bar
	Marked     Role = "csMarked"     // a highlight in text
	// SelectedText is the ground of text selected to be copied or cited.
	SelectedText Role = "csSelectedText"
)

// Inks.
const (
	Text     Role = "csText"
	Muted    Role = "csMuted" // secondary text, on every ground
	Accent   Role = "csAccent"
	OnAccent Role = "csOnAccent"
	BandFill Role = "csBandFill" // the band of a score on its track
)

// The two parties of the data-flow picture. Each also has a pattern.
const (
	ProviderInk    Role = "csProviderInk"
	ProviderGround Role = "csProviderGround"
	CustomerInk    Role = "csCustomerInk"
	CustomerGround Role = "csCustomerGround"
)

// Tone is the colour of a state. It never stands alone: word and shape go with
// it. Ink is readable on Ground and on every page ground.
type Tone string

const (
	Plain        Tone = ""             // no state: text on the page
	Neutral      Tone = "neutral"      // a label, not a judgement
	Good         Tone = "good"         // met, strong, approved
	Mixed        Tone = "mixed"        // partly, conditions
	Bad          Tone = "bad"          // not met, weak, rejected, overdue
	Unknown      Tone = "unknown"      // silent, not assessed, unscored
	Contradicted Tone = "contradicted" // documents disagree
	Info         Tone = "info"         // current, selected, for your information
)

// Tones lists every tone that has a ground of its own.
func Tones() []Tone { return []Tone{Neutral, Good, Mixed, Bad, Unknown, Contradicted, Info} }

// Ink is the role of a tone's text and shapes.
func (t Tone) Ink() Role {
	if t == Plain {
		return Text
	}
	return Role("csInk-" + string(t))
}

// Ground is the role of a tone's background.
func (t Tone) Ground() Role {
	if t == Plain {
		return Surface
	}
	return Role("csGround-" + string(t))
}

// aliases maps the toolkit's names to our roles.
var aliases = map[fyne.ThemeColorName]Role{
	ftheme.ColorNameBackground:                Surface,
	ftheme.ColorNameButton:                    Raised,
	ftheme.ColorNameDisabledButton:            Raised,
	ftheme.ColorNameDisabled:                  Muted,
	ftheme.ColorNameError:                     Bad.Ink(),
	ftheme.ColorNameForeground:                Text,
	ftheme.ColorNameForegroundOnError:         Surface,
	ftheme.ColorNameForegroundOnPrimary:       OnAccent,
	ftheme.ColorNameForegroundOnSuccess:       Surface,
	ftheme.ColorNameForegroundOnWarning:       Surface,
	ftheme.ColorNameHeaderBackground:          Panel,
	ftheme.ColorNameHyperlink:                 Accent,
	ftheme.ColorNameInnerWindowBorder:         Panel,
	ftheme.ColorNameInnerWindowBorderInactive: Panel,
	ftheme.ColorNameInputBackground:           Surface,
	ftheme.ColorNameInputBorder:               LineStrong,
	ftheme.ColorNameMenuBackground:            Raised,
	ftheme.ColorNameOverlayBackground:         Surface,
	ftheme.ColorNamePlaceHolder:               Muted,
	ftheme.ColorNamePrimary:                   Accent,
	ftheme.ColorNameSeparator:                 Line,
	ftheme.ColorNameSuccess:                   Good.Ink(),
	ftheme.ColorNameWarning:                   Mixed.Ink(),
}

type palette map[Role]color.NRGBA

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}
