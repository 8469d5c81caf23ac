package docx_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"countersign/assessments"
	"countersign/assessments/changes"
	"countersign/assessments/intake"
	"countersign/assessments/office/docx"

	"pgregory.net/rapid"
)

// textOf makes a text of paragraphs; one that begins with # is a heading.
func textOf(paragraphs ...string) assessments.Text {
	var t assessments.Text
	n := 0
	for i, p := range paragraphs {
		kind := assessments.ParagraphBody
		if rest, ok := strings.CutPrefix(p, "# "); ok {
			kind, p = assessments.ParagraphHeading, rest
		}
		if i > 0 {
			t.Plain += "\n\n"
			n += 2
		}
		t.Plain += p
		to := n + utf8.RuneCountInString(p)
		t.Paragraphs = append(t.Paragraphs, assessments.Paragraph{Start: n, End: to, Kind: kind})
		n = to
	}
	return t
}

func redline(t interface{ Fatal(...any) }, old, latest assessments.Text) []byte {
	var b bytes.Buffer
	if err := docx.Redline(&b, changes.Redline(old, latest), "Example Ltd", "2026-12-01"); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// views are a document with all its changes rejected, and with all accepted, as Word defines them: a paragraph
// whose mark goes away is joined to the next one.
func views(t interface{ Fatal(...any) }, file []byte) (rejected, accepted string) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	d := xml.NewDecoder(part)
	var out [2]strings.Builder
	in, mark, marked := "", "", false
	put := func(text, state string) {
		if state != "ins" {
			out[0].WriteString(text)
		}
		if state != "del" {
			out[1].WriteString(text)
		}
	}
	ids := map[string]bool{}
	inText := false
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			switch name := tok.Name.Local; name {
			case "p":
				if marked {
					put("\n\n", mark)
				}
				mark, marked = "", true
			case "rPr":
				in = "mark"
			case "ins", "del":
				for _, a := range tok.Attr {
					if a.Name.Local == "id" && ids[a.Value] {
						t.Fatal("a number is used twice")
					} else if a.Name.Local == "id" {
						ids[a.Value] = true
					}
				}
				if in == "mark" {
					mark = name
				} else {
					in = name
				}
			case "t", "delText":
				if (name == "delText") != (in == "del") {
					t.Fatal("deleted text outside a deletion, or other text in one")
				}
				inText = true
			case "br":
				put("\n", in)
			case "tab":
				if in != "mark" {
					put("\t", in)
				}
			}
		case xml.EndElement:
			switch name := tok.Name.Local; name {
			case "rPr":
				in = ""
			case "ins", "del":
				if in == name {
					in = ""
				}
			case "t", "delText":
				inText = false
			}
		case xml.CharData:
			if inText {
				put(string(tok), in)
			}
		}
	}
	return out[0].String(), out[1].String()
}

var parts = []string{
	"The provider keeps data for 30 days.", "You may not resell it.", "# Term", "x\ty", "a\nb", "5 < 6 & 7 > 2",
	"“Output” is yours.", " two  spaces ", "ﬁn – ü 漢字",
}

func drawn(t *rapid.T, name string) assessments.Text {
	return textOf(rapid.SliceOfN(rapid.SampledFrom(parts), 1, 7).Draw(t, name)...)
}

func TestAcceptingGivesTheNewTextRejectingTheOld(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old, latest := drawn(t, "old"), drawn(t, "new")
		file := redline(t, old, latest)
		rejected, accepted := views(t, file)
		if rejected != old.Plain || accepted != latest.Plain {
			t.Fatalf("rejected %q\nwant     %q\naccepted %q\nwant     %q", rejected, old.Plain, accepted, latest.Plain)
		}
		if !bytes.Equal(file, redline(t, old, latest)) {
			t.Fatal("the same versions give another file")
		}
	})
}

var (
	was = textOf("# Terms", "# 1. Data", "The provider keeps data for 30 days. It may share them.", "This is left out.",
		"# 2. Law", "The laws of Ireland apply.\nIts courts decide.")
	is = textOf("# Terms", "# 1. Data", "The provider keeps data for 60 days. It may not share them.", "# 2. Fees",
		"Fees are due in advance.", "# 3. Law", "The laws of Ireland apply. Its courts decide.", "An end & a “quote”.")
)

func TestOurReaderReadsBothVersions(t *testing.T) {
	file := redline(t, was, is)
	got, err := intake.Read(context.Background(), "redline.docx", bytes.NewReader(file), int64(len(file)), nil)
	if err != nil {
		t.Fatal(err)
	}
	if words(got.Plain) != words(is.Plain) || words(got.Original) != words(was.Plain) {
		t.Errorf("read:\n%s\nbefore:\n%s", got.Plain, got.Original)
	}
	if len(got.Changes) == 0 || got.Changes[0].Author != "Example Ltd" {
		t.Errorf("changes: %+v", got.Changes)
	}
}

func words(s string) string { return strings.Join(strings.Fields(s), " ") }

// TestLibreOfficeAcceptsAndRejects has LibreOffice, where it is installed, read the document, and compares its own
// record of the changes.
func TestLibreOfficeAcceptsAndRejects(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil || testing.Short() || os.Getenv("COUNTERSIGN_OFFICE") == "" {
		t.Skip("set COUNTERSIGN_OFFICE, with LibreOffice Writer installed, to have it accept and reject the changes")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "redline.docx")
	if err := os.WriteFile(file, redline(t, was, is), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "fodt",
		"--outdir", dir, file)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, out)
	}
	raw, err := os.ReadFile(filepath.Join(dir, "redline.fodt"))
	if err != nil {
		t.Skip("LibreOffice wrote nothing: its Writer is not installed")
	}
	rejected, accepted := openDocument(t, raw)
	if rejected != was.Plain {
		t.Errorf("rejected:\n%s\nwant:\n%s", rejected, was.Plain)
	}
	if accepted != is.Plain {
		t.Errorf("accepted:\n%s\nwant:\n%s", accepted, is.Plain)
	}
}
