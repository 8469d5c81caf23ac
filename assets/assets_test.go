package assets_test

import (
	"bytes"
	"encoding/binary"
	"image/png"
	"os"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"

	"countersign/assets"
)

// tables returns the tags of a font file's tables.
func tables(t *testing.T, b []byte) map[string]bool {
	t.Helper()
	if len(b) < 12 {
		t.Fatal("too short to be a font")
	}
	found := map[string]bool{}
	for i := range int(binary.BigEndian.Uint16(b[4:6])) {
		found[string(b[12+16*i:16+16*i])] = true
	}
	return found
}

func TestEveryFontIsStaticTrueTypeThatAPDFCanEmbed(t *testing.T) {
	for _, name := range assets.Fonts() {
		has := tables(t, assets.Font(name))
		if !has["glyf"] || !has["loca"] {
			t.Errorf("%s has no glyf outlines", name)
		}
		if has["fvar"] || has["CFF "] || has["CFF2"] {
			t.Errorf("%s is variable or CFF, which a PDF cannot take", name)
		}
	}
}

func TestTextFacesCoverLatinGreekAndCyrillic(t *testing.T) {
	const sample = "AZaz09äöüßéèçñøåłžőğİ ΑΩαω АЯаяЖђї „“”’–—…·§±×€"
	for _, name := range []assets.FontName{
		assets.Regular, assets.Bold, assets.Italic, assets.BoldItalic,
		assets.Mono,
	} {
		f, err := sfnt.Parse(assets.Font(name))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var buf sfnt.Buffer
		for _, r := range sample {
			if r == ' ' {
				continue
			}
			if i, err := f.GlyphIndex(&buf, r); err != nil || i == 0 {
				t.Errorf("%s cannot draw %q", name, r)
			}
		}
	}
}

func TestTheFallbackFaceCoversChinese(t *testing.T) {
	f, err := sfnt.Parse(assets.Font(assets.CJK))
	if err != nil {
		t.Fatal(err)
	}
	var buf sfnt.Buffer
	for _, r := range "人工智能服务协议日本語カナ" {
		if i, _ := f.GlyphIndex(&buf, r); i == 0 {
			t.Errorf("cannot draw %q", r)
		}
	}
}

func TestTheEmbeddedFilesStaySmall(t *testing.T) {
	total := 0
	for _, name := range assets.Fonts() {
		if name != assets.CJK {
			total += len(assets.Font(name))
		}
	}
	if total > 4<<20 {
		t.Errorf("text faces weigh %d bytes, more than 4 MiB", total)
	}
}

func TestEveryFontHasItsLicenceText(t *testing.T) {
	want := map[string]string{"OFL-1.1": "SIL OPEN FONT LICENSE", "Apache-2.0": "Apache License"}
	for _, n := range assets.Notices() {
		if !strings.Contains(n.Text, want[n.Licence]) || want[n.Licence] == "" {
			t.Errorf("%s: text does not match licence %s", n.Work, n.Licence)
		}
		if !strings.Contains(n.Text, "Copyright") {
			t.Errorf("%s: no copyright line", n.Work)
		}
	}
}

func TestTheIconIsASquareOf512Pixels(t *testing.T) {
	img, err := png.Decode(bytes.NewReader(assets.IconPNG()))
	if err != nil {
		t.Fatal(err)
	}
	if b := img.Bounds(); b.Dx() != 512 || b.Dy() != 512 {
		t.Errorf("icon is %v", b)
	}
	if _, _, _, a := img.At(1, 1).RGBA(); a != 0 {
		t.Error("the corner of the icon is not transparent")
	}
	if svg, err := os.ReadFile("icon/countersign.svg"); err != nil || !bytes.Contains(svg, []byte("<svg")) {
		t.Error("the drawing is not an SVG")
	}
}

func TestAnUnknownFontIsAMistakeOfTheProgram(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	assets.Font("Nothing.ttf")
}
