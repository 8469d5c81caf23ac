package pdf

import (
	"math"
	"strings"
	"unicode/utf16"

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

// What a box to be ticked is shown as.
const (
	ticked   = "☒"
	unticked = "☐"
)

// field is the value of a form's field, "" where it is empty, and of what kind the field is.
func (s *session) field(annot uint64) (words string, kind int32, err error) {
	form, err := s.form()
	if err != nil || form == 0 {
		return "", fieldNone, err
	}
	answer, err := s.lib.call("FPDFAnnot_GetFormFieldType", form, annot)
	if err != nil {
		return "", fieldNone, err
	}
	switch kind = int32(answer); kind {
	case fieldCheck, fieldRadio:
		words, err = s.tick(form, annot, kind)
	case fieldCombo, fieldList, fieldText:
		words, err = s.lib.wide("FPDFAnnot_GetFormFieldValue", form, annot)
	case fieldNone: // it is in no list of the form's fields, and is shown all the same
		words, err = s.lib.annotText(annot, "V")
	}
	return outline.OneLine(words), kind, err
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
