package pdf

import (
	"cmp"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
)

// Kinds of annotation and of form field, as PDFium numbers them.
const (
	annotText      = 1
	annotFreeText  = 3
	annotHighlight = 9
	annotUnderline = 10
	annotSquiggly  = 11
	annotStrikeOut = 12
	annotStamp     = 13
	annotCaret     = 14
	annotPopup     = 16
	annotFile      = 17
	annotWidget    = 20

	fieldNone      = -1
	fieldCheck     = 2
	fieldRadio     = 3
	fieldCombo     = 4
	fieldList      = 5
	fieldText      = 6
	fieldSignature = 7

	annotHidden = 1<<1 | 1<<5 // invisible, or not shown on the screen
)

// drawings are the annotations that draw something over a page: what they are called.
var drawings = map[int32]string{
	4: "line", 5: "rectangle", 6: "ellipse", 7: "polygon", 8: "line", 15: "drawing by hand",
	24: "watermark", 28: "passage marked to be blacked out",
}

// players are the annotations that show what another program plays.
var players = map[int32]string{18: "sound", 19: "film", 21: "screen", 25: "model", 26: "media"}

const (
	mostAnnotations = 4000     // of one page that are looked at
	mostFieldText   = 64 << 10 // bytes of one value
)

// overlay is what the annotations of a page say.
type overlay struct {
	inserts  []insert
	comments []assessments.Comment
	struck   []box
	left     []assessments.Notice // of what is shown over the page and is not read
}

// leave names something that is shown over the page and is not read.
func (o *overlay) leave(kind assessments.NoticeKind, words string) {
	o.left = append(o.left, assessments.Notice{Kind: kind, Count: 1, Text: words})
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
	answer, err := s.lib.call("FPDFAnnot_GetSubtype", annot)
	if err != nil {
		return err
	}
	at, ok, err := s.lib.rectangle("FPDFAnnot_GetRect", annot)
	if err != nil || !ok {
		return err
	}
	kind := int32(answer)
	if kind == annotWidget {
		return s.widget(annot, at, o)
	}
	words, err := s.lib.annotText(annot, "Contents")
	if err != nil {
		return err
	}
	words = outline.OneLine(words)
	switch kind {
	case annotFreeText:
		if words != "" {
			o.inserts = append(o.inserts, insert{at, words})
			return nil
		}
		shows, err := s.shows(annot)
		if shows {
			o.leave(assessments.NoticeAnnotation, "text")
		}
		return err
	case annotStamp:
		o.leave(assessments.NoticeAnnotation, words)
	case annotFile:
		o.leave(assessments.NoticeAttachment, words)
	case annotStrikeOut:
		o.struck = append(o.struck, at)
		return s.comment(annot, words, o)
	case annotText, annotHighlight, annotUnderline, annotSquiggly, annotCaret, annotPopup:
		return s.comment(annot, words, o)
	default:
		return s.drawing(annot, kind, words, o)
	}
	return nil
}

// drawing takes an annotation that shows a drawing: with it, its author may have said why.
func (s *session) drawing(annot uint64, kind int32, words string, o *overlay) error {
	if name := drawings[kind]; name != "" {
		o.leave(assessments.NoticeAnnotation, name)
		return s.comment(annot, words, o)
	}
	if name := players[kind]; name != "" {
		o.leave(assessments.NoticeObject, cmp.Or(words, name))
	}
	return nil
}

// comment takes what a reviewer wrote. The window of a note repeats it.
func (s *session) comment(annot uint64, words string, o *overlay) error {
	if words == "" {
		return nil
	}
	author, err := s.lib.annotText(annot, "T")
	one := assessments.Comment{Author: outline.OneLine(author), Text: words}
	for _, c := range o.comments {
		if c == one {
			return err
		}
	}
	o.comments = append(o.comments, one)
	return err
}

// widget takes a field of a form: its value, or what it shows without having one that can be read.
func (s *session) widget(annot uint64, at box, o *overlay) error {
	words, kind, err := s.field(annot)
	switch {
	case err != nil:
		return err
	case words != "":
		o.inserts = append(o.inserts, insert{at, words})
		return nil
	case at.width() <= 0 || at.height() <= 0:
		return nil
	}
	state := ""
	switch kind {
	case fieldSignature:
		signed, err := s.lib.hasKey(annot, "V")
		if state = "not signed"; err != nil || signed {
			state = "signed"
		}
	case fieldText, fieldCombo, fieldList, fieldNone:
		shows, err := s.shows(annot)
		if err != nil || !shows {
			return err
		}
		state = "its value cannot be read"
	default:
		return nil
	}
	name, err := s.lib.wide("FPDFAnnot_GetFormFieldName", s.formHandle, annot)
	o.leave(assessments.NoticeFormField, outline.OneLine(cmp.Or(name, "field")+": "+state))
	return err
}

// mostShown is how many objects of an annotation are looked at.
const mostShown = 200

// shows reports that an annotation prints words, as it looks.
func (s *session) shows(annot uint64) (bool, error) {
	count, err := s.lib.call("FPDFAnnot_GetObjectCount", annot)
	for i := range min(int32(count), mostShown) {
		object, err := s.lib.call("FPDFAnnot_GetObject", annot, uint64(uint32(i)))
		if err != nil {
			return false, err
		}
		if object == 0 {
			continue
		}
		kind, err := s.lib.call("FPDFPageObj_GetType", object)
		if err != nil || int32(kind) == objectText || int32(kind) == objectForm {
			return err == nil, err
		}
	}
	return false, err
}

// hasKey reports an entry in an annotation's dictionary.
func (l *library) hasKey(annot uint64, key string) (bool, error) {
	if !l.module.Memory().Write(l.scratch+scratchName, append([]byte(key), 0)) {
		return false, nil
	}
	has, err := l.call("FPDFAnnot_HasKey", annot, uint64(l.scratch+scratchName))
	return int32(has) != 0, err
}
