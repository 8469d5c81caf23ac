package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// arrange brings the lines of a page into the order in which they are read: columns one after the other, as
// the places of their words have it, in whatever order the file has them. A page without columns is read in
// the order of the file, or from the top where that is a disorder.
func arrange(lines []line) []line {
	pieces := split(lines)
	if len(pieces) >= 2*fewestRows {
		if read, ok := columns(pieces, deepestColumns); ok {
			return read
		}
	}
	return inOrder(sameBaseline(lines))
}

const (
	fewestRows     = 3 // that stand beside each other in columns
	fewestStarts   = 4 // lines that begin where a column does
	deepestColumns = 5 // parted again
	mostPieces     = 4000
	mostEdges      = 250
	leastGutter    = 0.75 // between columns, as a share of the height of a line
)

// split cuts lines at their wide spaces.
func split(lines []line) []line {
	pieces := make([]line, 0, len(lines))
	for _, l := range lines {
		rest, cut := l, 0
		for _, g := range l.gaps {
			head := rest
			head.text = strings.TrimSpace(l.text[cut:g.at])
			head.right, head.x1, head.gaps, head.broken = g.from, g.from, nil, false
			head.lead = min(max(0, l.lead-cut), len(head.text))
			rest.x0, rest.y, cut = g.to, g.y, g.at
			if head.text != "" {
				pieces = append(pieces, head)
			}
		}
		rest.text, rest.gaps = strings.TrimSpace(l.text[cut:]), nil
		rest.x1 = max(rest.x0, min(rest.x1, rest.right))
		rest.lead = min(max(0, l.lead-cut), len(rest.text))
		pieces = append(pieces, rest)
	}
	return pieces
}

// columns orders pieces by the columns they stand in; ok is false where there are none.
func columns(pieces []line, depth int) (read []line, ok bool) {
	if len(pieces) > mostPieces || depth == 0 {
		return nil, false
	}
	pieces = slices.Clone(pieces)
	slices.SortStableFunc(pieces, func(a, b line) int { return cmp.Compare(b.y, a.y) })
	best, most := 0.0, 0
	for _, edge := range edges(pieces) {
		if rows := worth(pieces, edge); rows > most {
			best, most = edge, rows
		}
	}
	if most == 0 {
		return nil, false
	}
	for _, b := range bands(pieces, best) {
		if _, _, ok := b.columns(best); b.across || !ok {
			read = append(read, rows(append(b.left, b.right...))...)
			continue
		}
		for _, side := range [][]line{b.left, b.right} {
			inner, parted := columns(side, depth-1)
			if !parted {
				inner = sided(rows(side))
			}
			read = append(read, inner...)
		}
	}
	return read, true
}

// worth is how well an edge parts a page: by the rows it has on both sides, then by the width of the
// gutter. It is 0 where the rows are few, or fewer than those that cross the edge between them.
func worth(pieces []line, edge float64) int {
	parted, across, crossing := 0, 0, 0
	gutter := 50.0
	for _, b := range bands(pieces, edge) {
		left, right, ok := b.columns(edge)
		switch {
		case b.across:
			crossing = len(rows(b.left))
		case ok:
			if parted > 0 {
				across += crossing
			}
			parted += min(len(left), len(right))
			for _, l := range left {
				gutter = min(gutter, edge-l.right)
			}
			crossing = 0
		default:
			crossing += len(rows(b.left)) + len(rows(b.right))
		}
	}
	if parted < fewestStarts || across > parted {
		return 0
	}
	return parted*100 + int(gutter)
}

// sided tells the lines of a column where its sides are.
func sided(lines []line) []line {
	if len(lines) == 0 {
		return lines
	}
	sides := &box{left: lines[0].x0, right: lines[0].x1}
	for _, l := range lines {
		sides.left, sides.right = min(sides.left, l.x0), max(sides.right, l.x1)
	}
	for i := range lines {
		lines[i].column = sides
	}
	return lines
}

// edges are the places at which several lines begin: where a column may.
func edges(pieces []line) (all []float64) {
	starts := make([]float64, 0, len(pieces))
	for _, p := range pieces {
		starts = append(starts, p.x0)
	}
	slices.Sort(starts)
	for i := 0; i < len(starts); {
		end := i
		for end < len(starts) && starts[end]-starts[i] <= 4 {
			end++
		}
		if end-i >= fewestStarts && i > 0 {
			all = append(all, starts[i])
		}
		i = end
	}
	return all[:min(len(all), mostEdges)]
}

// band is a stretch of a page from its top: lines across the whole, or lines on both sides of an edge.
type band struct {
	across      bool
	left, right []line
}

// bands cuts the pieces, which are in order from the top, at those that cross an edge or the gutter
// before it.
func bands(pieces []line, edge float64) (all []band) {
	for _, p := range pieces {
		across := p.x0 < edge-2 && p.right > edge-max(6, p.size*leastGutter)
		if n := len(all) - 1; n < 0 || all[n].across != across {
			all = append(all, band{across: across})
		}
		b := &all[len(all)-1]
		if across || p.x0 < edge-2 {
			b.left = append(b.left, p)
		} else {
			b.right = append(b.right, p)
		}
	}
	return all
}

// columns reports that both sides of a band are running text that stands beside each other, not the cells of
// a table: lines of several words that fill their side and go on in the next one.
func (b band) columns(edge float64) (left, right []line, ok bool) {
	if b.across || len(b.left) < fewestRows || len(b.right) < fewestRows {
		return nil, nil, false
	}
	left, right = rows(b.left), rows(b.right)
	if len(left) < fewestRows || len(right) < fewestRows || !prose(left) || !prose(right) {
		return nil, nil, false
	}
	// beside, and not one below the other
	overlap := min(left[0].y, right[0].y) - max(left[len(left)-1].y, right[len(right)-1].y)
	shorter := min(left[0].y-left[len(left)-1].y, right[0].y-right[len(right)-1].y)
	return left, right, overlap > 0 && overlap >= shorter*0.5 && edge > left[0].x0 && aligned(left) &&
		aligned(right)
}

// aligned reports lines that begin one below the other, or at one of two indents; the words behind
// wide spaces of justified text begin anywhere.
func aligned(lines []line) bool {
	counts := make([]int, 0, len(lines))
	starts := make([]float64, 0, len(lines))
	for _, l := range lines {
		starts = append(starts, l.x0)
	}
	slices.Sort(starts)
	for i := 0; i < len(starts); {
		end := i
		for end < len(starts) && starts[end]-starts[i] <= 4 {
			end++
		}
		counts = append(counts, end-i)
		i = end
	}
	slices.SortFunc(counts, func(a, b int) int { return b - a })
	best := 0
	for _, n := range counts[:min(3, len(counts))] {
		if n > 1 {
			best += n
		}
	}
	return best*10 >= len(lines)*8
}

// prose reports lines that are running text.
func prose(lines []line) bool {
	words, goesOn, widest := 0, 0, 0.0
	widths := make([]float64, 0, len(lines))
	for i, l := range lines {
		words += len(strings.Fields(l.text))
		width := l.right - l.x0
		widths = append(widths, width)
		widest = max(widest, width)
		first, _ := utf8.DecodeRuneInString(l.text)
		if i > 0 && !closes(lines[i-1].text) && (unicode.IsLower(first) || l.y < lines[i-1].y) &&
			!unicode.IsUpper(first) && !unicode.IsDigit(first) {
			goesOn++
		}
	}
	slices.Sort(widths)
	return words*2 >= len(lines)*5 && goesOn*10 >= len(lines)*3 && widths[len(widths)/2] >= widest*0.6
}

// rows joins pieces that stand on one line, from the top and from the left.
func rows(pieces []line) []line {
	pieces = slices.Clone(pieces)
	slices.SortStableFunc(pieces, func(a, b line) int { return cmp.Compare(b.y, a.y) })
	var out []line
	for i := 0; i < len(pieces); {
		end := i + 1
		for end < len(pieces) && math.Abs(pieces[end].y-pieces[i].y) < max(1.5, pieces[i].size*0.3) {
			end++
		}
		row := pieces[i:end]
		slices.SortStableFunc(row, func(a, b line) int { return cmp.Compare(a.x0, b.x0) })
		one := row[0]
		for _, p := range row[1:] {
			if one.bold && !p.bold {
				one.lead = len(one.text)
			}
			one.text += " " + p.text
			one.x1, one.right, one.broken = p.x1, p.right, p.broken
			one.bold = one.bold && p.bold
			one.form = joined(one.form, p.form)
		}
		out = append(out, one)
		i = end
	}
	return out
}
