// Package assets holds the files that travel inside the program: the icon,
// the fonts of the window and of the PDF report, each with its licence, and
// the files of the sample workspace.
//
// It is bytes only. It knows neither the window toolkit nor the PDF writer;
// both ask here so that what is read on screen and on paper is one typeface.
// Start with Font, IconPNG and Sample.
package assets

import (
	"embed"
	"fmt"
)

//go:embed fonts icon/countersign.png sample
var files embed.FS

// FontName names one of the embedded faces. All are static TrueType files with
// glyf outlines, which is what a PDF can embed.
type FontName string

const (
	// Regular, Bold, Italic and BoldItalic are Noto Sans: Latin, Greek and
	// Cyrillic, drawn for small sizes on screen.
	Regular    FontName = "NotoSans-Regular.ttf"
	Bold       FontName = "NotoSans-Bold.ttf"
	Italic     FontName = "NotoSans-Italic.ttf"
	BoldItalic FontName = "NotoSans-BoldItalic.ttf"
	// Mono is Noto Sans Mono, for digests, ids and paths.
	Mono FontName = "NotoSansMono-Regular.ttf"
	// CJK is Droid Sans Fallback: Chinese, Japanese and part of Korean (no
	// Hangul syllables), for quotes in those scripts.
	CJK FontName = "DroidSansFallbackFull.ttf"
)

// Font returns the bytes of a face. The slice is the caller's own. An unknown
// name is a mistake in the program and panics.
func Font(name FontName) []byte {
	return read("fonts/" + string(name))
}

// IconPNG returns the program's icon, 512 by 512 pixels.
func IconPNG() []byte { return read("icon/countersign.png") }

// Notice is one third-party work that is shipped inside the program.
type Notice struct {
	Work    string // what it is, for a list of notices
	Licence string // SPDX identifier
	Text    string // the licence in full, with its copyright lines
}

// Notices returns the licences of the embedded fonts, for the About page and
// for packages, which must carry them.
func Notices() []Notice {
	return []Notice{
		{
			Work:    "Noto Sans, Noto Sans Mono",
			Licence: "OFL-1.1",
			Text:    string(read("fonts/LICENSE-NotoSans-OFL-1.1.txt")),
		},
		{
			Work:    "Droid Sans Fallback",
			Licence: "Apache-2.0",
			Text:    string(read("fonts/LICENSE-DroidSansFallback-Apache-2.0.txt")),
		},
	}
}

func read(path string) []byte {
	b, err := files.ReadFile(path)
	if err != nil {
		panic(fmt.Sprintf("assets: %s is not embedded: %v", path, err))
	}
	return b
}
