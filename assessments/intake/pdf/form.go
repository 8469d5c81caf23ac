package pdf

import (
	"math"
	"strings"
	"unicode/utf16"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
)

// box is a rectangle on the page, in points from its bottom left corner.
type box struct{ left, bottom, right, top float64 }

func (b box) width() float64  { return b.right - b.left }
func (b box) height() float64 { return b.top - b.bottom }

// insert is something that lies over the page and says something: the value of a form's field, a note.
type insert struct {
	box
	words string
}

// Kinds of annotation and of form field, as PDFium numbers them.
const (
	annotText      = 1
	annotFreeText  = 3
	annotStrikeOut = 12
	annotStamp     = 13
	annotWidget    = 20

	fieldNone  = -1
	fieldCheck = 2
	fieldRadio = 3
	fieldCombo = 4
	fieldList  = 5
	fieldText  = 6

	annotHidden = 1<<1 | 1<<5 // invisible, or not shown on the screen
)

const (
	mostAnnotations = 4000     // of one page that are looked at
	mostFieldText   = 64 << 10 // bytes of one value
)

// overlay is what the annotations of a page say.
type overlay struct {
	inserts  []insert
	comments []assessments.Comment
	struck   []box
	stamps   []string // what pictures laid over the page are called; what they show is not known
}

// overlay reads the annotations of a page.
func (s *session) overlay(page uint64) (o overlay, err error) {
	count, err := s.lib.call("FPDFPage_GetAnnotCount", page)
	if err != nil || int32(count) <= 0 {
		return o, err
	}
	for i := range min(int32(count), mostAnnotations) {
		annot, err := s.lib.call("FPDFPage_GetAnnot", page, uint64(uint32(i)))
		if err != nil || annot == 0 {
			if err != nil {
				return o, err
			}
			continue
		}
		if err := s.annotation(annot, &o); err != nil {
			return o, err
		}
		if _, err := s.lib.call("FPDFPage_CloseAnnot", annot); err != nil {
			return o, err
		}
	}
	return o, nil
}

func (s *session) annotation(annot uint64, o *overlay) error {
	flags, err := s.lib.call("FPDFAnnot_GetFlags", annot)
	if err != nil || flags&annotHidden != 0 {
		return err
	}
	kind, err := s.lib.call("FPDFAnnot_GetSubtype", annot)
	if err != nil {
		return err
	}
	at, ok, err := s.lib.rectangle("FPDFAnnot_GetRect", annot)
	if err != nil || !ok {
		return err
	}
	switch int32(kind) {
	case annotWidget:
		words, err := s.field(annot)
		if words != "" {
			o.inserts = append(o.inserts, insert{at, words})
		}
		return err
	case annotFreeText, annotText, annotStamp:
		words, err := s.lib.annotText(annot, "Contents")
		words = outline.OneLine(words)
		switch {
		case int32(kind) == annotStamp:
			o.stamps = append(o.stamps, words)
		case words == "":
		case int32(kind) == annotFreeText:
			o.inserts = append(o.inserts, insert{at, words})
		default:
			author, err := s.lib.annotText(annot, "T")
			o.comments = append(o.comments, assessments.Comment{Author: outline.OneLine(author), Text: words})
			return err
		}
		return err
	case annotStrikeOut:
		o.struck = append(o.struck, at)
	}
	return nil
}

// What a box to be ticked is shown as.
const (
	ticked   = "☒"
	unticked = "☐"
)

// field is the value of a form's field, "" where it is empty.
func (s *session) field(annot uint64) (string, error) {
	form, err := s.form()
	if err != nil || form == 0 {
		return "", err
	}
	kind, err := s.lib.call("FPDFAnnot_GetFormFieldType", form, annot)
	if err != nil {
		return "", err
	}
	switch int32(kind) {
	case fieldCheck, fieldRadio:
		return s.tick(form, annot, int32(kind))
	case fieldCombo, fieldList, fieldText:
		words, err := s.lib.wide("FPDFAnnot_GetFormFieldValue", form, annot)
		return outline.OneLine(words), err
	case fieldNone: // it is in no list of the form's fields, and is shown all the same
		words, err := s.lib.annotText(annot, "V")
		return outline.OneLine(words), err
	}
	return "", nil
}

// tick is the box of a field as it is drawn: in the state that the field is shown in, else in that of
// its value.
func (s *session) tick(form, annot uint64, kind int32) (string, error) {
	state, err := s.lib.annotText(annot, "AS")
	if err == nil && state == "" && kind == fieldCheck { // several buttons share the value
		state, err = s.lib.wide("FPDFAnnot_GetFormFieldValue", form, annot)
	}
	if state == "" || strings.EqualFold(state, "Off") {
		return unticked, err
	}
	return ticked, err
}

// form is the handle through which fields are asked; 0 where the document has no form. It is made once.
func (s *session) form() (uint64, error) {
	if s.formAsked {
		return s.formHandle, nil
	}
	s.formAsked = true
	const size = 512 // more than the structure of callbacks, none of which is set
	at, err := s.lib.call("malloc", size)
	if err != nil || at == 0 || !s.lib.module.Memory().Write(uint32(at), make([]byte, size)) {
		return 0, err
	}
	for _, version := range []uint32{1, 2} {
		if !s.lib.module.Memory().WriteUint32Le(uint32(at), version) {
			return 0, nil
		}
		if s.formHandle, err = s.lib.call("FPDFDOC_InitFormFillEnvironment", s.doc, at); err != nil ||
			s.formHandle != 0 {
			return s.formHandle, err
		}
	}
	return 0, nil
}

// mostAttached is how many files that come with a document are named.
const mostAttached = 100

// attached names the files that come with the document.
func (s *session) attached() (names []string, err error) {
	count, err := s.lib.call("FPDFDoc_GetAttachmentCount", s.doc)
	for i := range min(int32(count), mostAttached) {
		file, err := s.lib.call("FPDFDoc_GetAttachment", s.doc, uint64(uint32(i)))
		if err != nil || file == 0 {
			return names, err
		}
		name, err := s.lib.wide("FPDFAttachment_GetName", file)
		if err != nil {
			return names, err
		}
		names = append(names, outline.OneLine(name))
	}
	return names, err
}

// rectangle asks for a rectangle of floats: left, top, right, bottom.
func (l *library) rectangle(name string, args ...uint64) (b box, ok bool, err error) {
	done, err := l.call(name, append(args, uint64(l.scratch+scratchRect))...)
	if err != nil || int32(done) == 0 {
		return box{}, false, err
	}
	var v [4]float64
	for i := range v {
		f, _ := l.module.Memory().ReadFloat32Le(l.scratch + scratchRect + uint32(i)*4)
		v[i] = float64(f)
		ok = !math.IsNaN(v[i]) && !math.IsInf(v[i], 0)
		if !ok {
			return box{}, false, nil
		}
	}
	b = box{left: min(v[0], v[2]), bottom: min(v[1], v[3]), right: max(v[0], v[2]), top: max(v[1], v[3])}
	return b, true, nil
}

// annotText is a text of an annotation's dictionary.
func (l *library) annotText(annot uint64, key string) (string, error) {
	if !l.module.Memory().Write(l.scratch+scratchName, append([]byte(key), 0)) {
		return "", nil
	}
	return l.wide("FPDFAnnot_GetStringValue", annot, uint64(l.scratch+scratchName))
}

// wide asks for a text in UTF-16 by a function that is told where to put it, and how much it may put there.
func (l *library) wide(name string, args ...uint64) (string, error) {
	size, err := l.call(name, append(args[:len(args):len(args)], 0, 0)...)
	n := uint32(size)
	if err != nil || n <= 2 || n > mostFieldText {
		return "", err
	}
	at, err := l.call("malloc", uint64(n))
	if err != nil || at == 0 {
		return "", err
	}
	written, err := l.call(name, append(args[:len(args):len(args)], at, uint64(n))...)
	if err != nil {
		return "", err
	}
	raw, _ := l.module.Memory().Read(uint32(at), min(uint32(written), n))
	units := make([]uint16, 0, len(raw)/2)
	for i := 0; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])|uint16(raw[i+1])<<8)
	}
	_, err = l.call("free", at)
	return strings.TrimRight(string(utf16.Decode(units)), "\x00"), err
}
