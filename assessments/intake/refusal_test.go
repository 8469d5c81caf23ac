package intake_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/intake/intaketest"
)

func TestAnOldContainerIsToldByWhatItHolds(t *testing.T) {
	wide := func(name string) string {
		return strings.Join(strings.Split(name, ""), "\x00") + "\x00"
	}
	for inside, want := range map[string]string{
		"WordDocument": "old Office format", "EncryptedPackage": "password", "__substg1.0_0037001F": "message of Outlook",
	} {
		file := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 3000) + wide(inside) + strings.Repeat("\x00", 3000)
		_, err := read("terms.msg", []byte(file))
		if assessments.KindOf(err) != assessments.Refused || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", inside, err)
		}
	}
}

func TestADocumentOfPicturesIsRefusedWithThem(t *testing.T) {
	drawing := `<w:p><w:r><w:drawing><a:blip xmlns:a="a"/></w:drawing></w:r></w:p>`
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"scan.docx":  {intaketest.Word(drawing+intaketest.P("", " ")+drawing, nil), "has no text to quote: 2 pictures not read. Open"},
		"scan.html":  {[]byte(`<body><img src="page-1.png"><iframe src="https://example.com/terms"></iframe>`), "1 frame left out; 1 picture not read."},
		"empty.docx": {intaketest.Word(intaketest.P("", " "), nil), "has no text in it. Check"},
	} {
		_, err := read(name, c.file)
		if assessments.KindOf(err) != assessments.Refused || !strings.Contains(err.Error(), name+" ") ||
			!strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
