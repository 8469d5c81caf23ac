package pdf

import (
	"math"
	"unicode"
)

// image is a picture as it is drawn, or a part of one: where, and how many bytes it has in the file.
type image struct {
	box
	size int
}

// picture is a picture on a page of text, as it can be told from others: it may show a table of prices.
type picture struct{ left, bottom, right, top, size int }

// Pictures that are not worth a word.
const (
	iconSide  = 24.0 // points: both sides
	thinnest  = 4.0  // the shorter side: a line
	nearParts = 2.0  // between the parts of one picture
)

// image takes a picture that is drawn at a place.
func (s *session) image(object uint64, at box, d *drawn) error {
	if len(d.images) >= mostImages {
		return nil
	}
	size, err := s.lib.call("FPDFImageObj_GetImageDataRaw", object, 0, 0)
	d.images = append(d.images, image{at, int(uint32(size))})
	return err
}

// apart are the pictures of a page, without icons and lines. Programs cut pictures into strips and tiles:
// what touches is one.
func (d drawn) apart() (all []picture) {
	whole := make([]image, 0, len(d.images))
	for _, one := range d.images {
		for i := 0; i < len(whole); i++ {
			if !one.touches(whole[i].box) {
				continue
			}
			one.box, one.size = one.around(whole[i].box), one.size+whole[i].size
			whole[i] = whole[len(whole)-1]
			whole = whole[:len(whole)-1]
			i = -1 // the larger one may touch those before
		}
		whole = append(whole, one)
	}
	for _, w := range whole {
		long, short := max(w.width(), w.height()), min(w.width(), w.height())
		if long > iconSide && short > thinnest {
			all = append(all, picture{
				int(math.Round(w.left)), int(math.Round(w.bottom)), int(math.Round(w.right)),
				int(math.Round(w.top)), w.size,
			})
		}
	}
	return all
}

func (b box) touches(c box) bool {
	return b.left <= c.right+nearParts && c.left <= b.right+nearParts && b.bottom <= c.top+nearParts &&
		c.bottom <= b.top+nearParts
}

func (b box) around(c box) box {
	return box{min(b.left, c.left), min(b.bottom, c.bottom), max(b.right, c.right), max(b.top, c.top)}
}

// manyTexts is from how many pieces of text on a page it is asked how much of them could be read.
const manyTexts = 60

// unmapped reports a page that prints many pieces of text of which hardly a character could be told.
func (d drawn) unmapped(lines []line) bool {
	if d.texts < manyTexts {
		return false
	}
	told := 0
	for _, l := range lines {
		for _, r := range l.text {
			if !unicode.IsSpace(r) {
				told++
			}
		}
	}
	return told*2 < d.texts
}
