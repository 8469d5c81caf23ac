package pdf

// drawn is what a page draws beside its text, and how it prints that.
type drawn struct {
	pictures  float64 // share of the page that its largest picture covers
	paths     int
	texts     int
	invisible int   // of the texts: printed in no ink, as under a scanned picture
	rules     []box // thin lines that lie flat
	images    []image
}

// Kinds of object of a page, and ways to print text, as PDFium numbers them.
const (
	objectText  = 1
	objectPath  = 2
	objectImage = 3
	objectForm  = 5

	printedInvisible = 3
	printedClipping  = 7
)

const (
	mostObjects  = 50_000 // of one page that are looked at
	deepestForm  = 4
	mostImages   = 200
	mostRules    = 2000
	thickestRule = 2.0 // points
)

// drawn looks at the objects of a page of a size in points.
func (s *session) drawn(page uint64, area float64) (d drawn, err error) {
	left := mostObjects
	err = s.objects(holder{of: page, page: true}, area, &left, &d)
	return d, err
}

// holder is what holds objects: the page, or a form on it, of which a picture covers at most its share.
type holder struct {
	of    uint64
	page  bool
	depth int
	share float64
	at    box // of a form, on the page
}

func (s *session) objects(in holder, area float64, left *int, d *drawn) error {
	counting, getting := "FPDFFormObj_CountObjects", "FPDFFormObj_GetObject"
	if in.page {
		counting, getting = "FPDFPage_CountObjects", "FPDFPage_GetObject"
	}
	count, err := s.lib.call(counting, in.of)
	if err != nil {
		return err
	}
	for i := range int32(count) {
		if *left--; *left < 0 {
			return nil
		}
		object, err := s.lib.call(getting, in.of, uint64(uint32(i)))
		if err != nil {
			return err
		}
		if object == 0 {
			continue
		}
		kind, err := s.lib.call("FPDFPageObj_GetType", object)
		if err != nil {
			return err
		}
		switch int32(kind) {
		case objectText:
			err = s.textObject(object, d)
		case objectPath, objectImage:
			err = s.shape(object, int32(kind), area, in, d)
		case objectForm:
			err = s.within(object, area, in, left, d)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *session) textObject(object uint64, d *drawn) error {
	mode, err := s.lib.call("FPDFTextObj_GetTextRenderMode", object)
	d.texts++
	if m := int32(mode); m == printedInvisible || m == printedClipping {
		d.invisible++
	}
	return err
}

// within looks at the objects of a form.
func (s *session) within(form uint64, area float64, in holder, left *int, d *drawn) error {
	if in.depth >= deepestForm {
		return nil
	}
	inner := holder{of: form, depth: in.depth + 1, share: in.share, at: in.at}
	if in.page {
		b, ok, err := s.lib.bounds(form)
		if err != nil {
			return err
		}
		if ok && area > 0 {
			inner.share, inner.at = b.width()*b.height()/area, b
		}
	}
	return s.objects(inner, area, left, d)
}

// shape takes a picture or a drawing. Within a form its place is not the page's.
func (s *session) shape(object uint64, kind int32, area float64, in holder, d *drawn) error {
	if kind == objectPath {
		d.paths++
	}
	if !in.page {
		if kind == objectImage {
			d.pictures = max(d.pictures, in.share)
			return s.image(object, in.at, d)
		}
		return nil
	}
	b, ok, err := s.lib.bounds(object)
	if err != nil || !ok {
		return err
	}
	switch {
	case kind == objectImage:
		if area > 0 {
			d.pictures = max(d.pictures, b.width()*b.height()/area)
		}
		return s.image(object, b, d)
	case b.height() <= thickestRule && b.width() > 3 && len(d.rules) < mostRules:
		d.rules = append(d.rules, b)
	}
	return nil
}

// bounds is the rectangle around an object.
func (l *library) bounds(object uint64) (b box, ok bool, err error) {
	at := uint64(l.scratch + scratchRect)
	done, err := l.call("FPDFPageObj_GetBounds", object, at, at+4, at+8, at+12)
	if err != nil || int32(done) == 0 {
		return box{}, false, err
	}
	var v [4]float64
	for i := range v {
		f, _ := l.module.Memory().ReadFloat32Le(uint32(at) + uint32(i)*4)
		v[i] = float64(f)
	}
	return box{left: v[0], bottom: v[1], right: v[2], top: v[3]}, v[0] <= v[2] && v[1] <= v[3], nil
}

// What a page must say to be a page of text, in letters.
const (
	fewLetters  = 20  // a stamp, a number
	someLetters = 120 // a running line or two, as signing services print them
	manyPaths   = 300 // letters that were turned into drawings
)

// picture reports a page that is a picture of text: what is printed on it is at most a stamp or a header.
func (d drawn) picture(letters int) bool {
	return letters < someLetters && d.pictures >= 0.5 ||
		letters < fewLetters && (d.pictures >= 0.2 || d.paths >= manyPaths)
}

// layered reports a page whose text is a layer that another program put under a picture.
func (d drawn) layered() bool { return d.invisible*2 > d.texts }
