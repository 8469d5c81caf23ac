package pdf_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/intake/intaketest"
)

func TestTheFilesThatComeWithAPDFAreNamed(t *testing.T) {
	e := engine(t)
	file := intaketest.Objects{
		"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(schedule.docx) 6 0 R (dpa.pdf) 6 0 R] >> >> >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		intaketest.Stream("", "BT /F1 10 Tf 60 700 Td (The annexes come with this file.) Tj ET"),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
		"<< /Type /Filespec /F (x) /EF << /F 7 0 R >> >>", intaketest.Stream("/Type /EmbeddedFile", "words"),
	}.Bytes("")
	text, err := read(t, e, file)
	if err != nil {
		t.Fatal(err)
	}
	if count(text, assessments.NoticeAttachment) != 2 {
		t.Errorf("%v", text.Notices)
	}
}

func TestAFormThatOnlyItsOwnProgramDrawsIsRefused(t *testing.T) {
	e := engine(t)
	_, err := read(t, e, intaketest.PDF([]line{
		{X: 60, Y: 700, Text: "Please wait..."},
		{X: 60, Y: 680, Text: "If this message is not eventually replaced with the proper contents of the document, your PDF"},
		{X: 60, Y: 668, Text: "viewer may not be able to display this type of document."},
	}))
	if assessments.KindOf(err) != assessments.Refused || !strings.Contains(err.Error(), "form") {
		t.Errorf("got %v", err)
	}
}
