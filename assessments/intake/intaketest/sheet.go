package intaketest

import (
	"fmt"
	"strings"
)

// Sheet is a page of A4 size: lines of text, what else is drawn, in PDF's own operators, and annotations. The
// fonts are F1 (Helvetica), F2 (its bold), F3 (Courier); objects of the document are X5, X6, ….
type Sheet struct {
	Lines  []Line
	Drawn  string
	Annots []string
}

// Sheets writes pages; more are objects from number 5 on, which pages may draw as X5 and so on. Fields of forms
// among the annotations are those of the document.
func Sheets(sheets []Sheet, more ...string) []byte {
	objects := Objects{
		"", "",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
	}
	objects = append(objects, more...)
	drawn := ""
	for i := range more {
		drawn += fmt.Sprintf("/X%d %d 0 R ", i+5, i+5)
	}
	var kids, fields []string
	for _, s := range sheets {
		var content strings.Builder
		for _, l := range s.Lines {
			size := l.Size
			if size == 0 {
				size = 10
			}
			fmt.Fprintf(&content, "BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n", size, l.X, l.Y, escape(l.Text))
		}
		var annots []string
		for _, a := range s.Annots {
			objects = append(objects, a)
			reference := fmt.Sprintf("%d 0 R", len(objects))
			annots = append(annots, reference)
			if strings.Contains(a, "/Widget") && !strings.Contains(a, "/Parent") {
				fields = append(fields, reference)
			}
		}
		objects = append(objects, Stream("", content.String()+s.Drawn))
		objects = append(objects, fmt.Sprintf(
			"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Annots [%s]"+
				" /Resources << /Font << /F1 3 0 R /F3 4 0 R >> /XObject << %s >> >> >>", len(objects),
			strings.Join(annots, " "), drawn))
		kids = append(kids, fmt.Sprintf("%d 0 R", len(objects)))
	}
	for i, m := range more { // the parents of fields
		if strings.Contains(m, "/Kids") {
			fields = append(fields, fmt.Sprintf("%d 0 R", i+5))
		}
	}
	objects[0] = fmt.Sprintf("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [%s] /DA (/F1 0 Tf 0 g) >> >>",
		strings.Join(fields, " "))
	objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(kids))
	return objects.Bytes("")
}

// Scan is an object that is the picture of a page: grey dots.
func Scan() string {
	return Stream("/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8",
		"abcd")
}
