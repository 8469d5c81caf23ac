package pdf

import (
	"fmt"
	"strings"

	"countersign/assessments/pack"
)

// frontMatter draws what stands around the chapters: cover, contents, headers and footers.
type frontMatter struct{ *canvas }

// cover is the first page: what this is, of what, for whom, as of when.
func (c frontMatter) cover(doc pack.Document) {
	c.newPage()
	c.fill(accent, 0, 0, 7, pageHeight)
	c.y = 52
	kicker := style{bold, 9.5, 1.3, accent}
	c.line(c.short(strings.ToUpper(kindOf(doc)), kicker, contentWide), left, c.y, kicker)
	c.y += 9
	title := style{bold, 27, 1.15, ink}
	c.flow(c.wrap(doc.Title, title, contentWide), left, title, nil)
	c.y += 2
	sub := style{regular, 11.5, 1.4, grey}
	c.flow(c.wrap(doc.Subtitle, sub, contentWide), left, sub, nil)
	c.y += 10
	c.rule(hair, left, c.y, right, c.y, 0.3)
	c.y += 7
	for _, f := range doc.Cover {
		st := toned(style{regular, 10, 1.42, ink}, f.Tone)
		lines := c.wrap(f.Text, st, contentWide-34)
		c.ensure(st.lineHeight())
		name := style{regular, 9, 1.42, grey}
		c.line(c.short(f.Label, name, 32), left, c.y+baseline(st, 0)-baseline(name, 0), name)
		c.flow(lines, left+34, st, nil)
		c.y += 2.2
	}
	c.y += 6
	note := "Not legal advice. It shows the text and what people concluded from it."
	if doc.Kind != "" || doc.Facts.Audience == pack.Vendor { // no one's conclusions are in it
		note = "Not legal advice."
	}
	c.flow(c.wrap(note, mutedStyle, contentWide), left, mutedStyle, nil)
}

// kindOf is what is printed.
func kindOf(doc pack.Document) string {
	if doc.Kind == "" {
		return "Audit pack"
	}
	return doc.Kind
}

// contents are the entries of the table of contents: chapters and their sections.
func contents(sections []pack.Section) []entry {
	var out []entry
	for _, s := range sections {
		out = append(out, entry{title: s.Title, level: 0})
		for _, sub := range s.Sections {
			out = append(out, entry{title: sub.Title, level: 1})
		}
	}
	return out
}

const (
	tocChapterHigh = 7.4
	tocSectionHigh = 5.0
	tocHeadHigh    = 16.0
)

func (e entry) tocHigh() float64 {
	if e.level == 0 {
		return tocChapterHigh
	}
	return tocSectionHigh
}

// tocFit is how much the table of contents is drawn together, so that a few lines too many do not take a page
// of their own.
func tocFit(list []entry) float64 {
	sum := 0.0
	for _, e := range list {
		sum += e.tocHigh()
	}
	if fit := (contentHigh - tocHeadHigh) / sum; fit < 1 && fit > 0.8 {
		return fit
	}
	return 1
}

// tocPages is how many pages the table of contents takes; known before anything is laid out, so that its
// pages can be left free and filled at the end.
func tocPages(list []entry) int {
	pages, y, fit := 1, tocHeadHigh, tocFit(list)
	for _, e := range list {
		if y+e.tocHigh()*fit > contentHigh+0.01 {
			pages, y = pages+1, 0
		}
		y += e.tocHigh() * fit
	}
	return pages
}

// toc fills the pages left free for it.
func (c frontMatter) toc(first int, list []entry) {
	page, fit := first, tocFit(list)
	c.turnTo(page)
	c.line(c.short("Contents", chapterStyle, contentWide), left, c.y, chapterStyle)
	c.y += tocHeadHigh
	for _, e := range list {
		if c.y+e.tocHigh()*fit > contentTop+contentHigh+0.01 {
			page++
			c.turnTo(page)
		}
		st, indent := style{regular, 9, 1.35, grey}, 6.0
		if e.level == 0 {
			st, indent = style{bold, 10, 1.35, ink}, 0
			c.y += 2.2 * fit
		}
		number := style{regular, 9, st.leading, st.color}
		n := c.short(fmt.Sprint(e.page), number, 20)
		name := c.short(e.title, st, contentWide-indent-18)
		c.line(name, left+indent, c.y, st)
		c.line(n, right-n.width, c.y+baseline(st, 0)-baseline(number, 0), number)
		base := baseline(st, c.y) - 0.6
		c.pdf.SetDashPattern([]float64{0.25, 1.2}, 0)
		c.rule(grey, left+indent+name.width+2, base, right-n.width-2, base, 0.25)
		c.pdf.SetDashPattern(nil, 0)
		link := c.pdf.AddLink()
		c.pdf.SetLink(link, max(e.y-4, 0), e.page)
		c.pdf.Link(left, c.y, contentWide, st.lineHeight(), link)
		c.y += e.tocHigh() * fit
		if e.level == 0 {
			c.y -= 2.2 * fit
		}
	}
}

func (c frontMatter) turnTo(page int) {
	c.pdf.SetPage(page)
	c.set = setting{}
	// the colour in force at the page's end is not known here
	c.pdf.SetFillColor(white[0], white[1], white[2])
	c.y = contentTop
}

// footer is the text by which a page says what it belongs to; reading back looks for it on every page.
func footer(f pack.Facts) string { return f.ContentID + " · state " + f.StateHash }

// foot is what stands at the foot of a document's pages.
func foot(doc pack.Document) string {
	if doc.Foot != "" {
		return doc.Foot
	}
	return footer(doc.Facts)
}

// margins draws running head and foot on every page, once their number is known.
func (c frontMatter) margins(doc pack.Document) {
	head, small := style{regular, 7.8, 1.3, grey}, style{mono, 6.2, 1.3, grey}
	total := c.pdf.PageCount()
	for page := 1; page <= total; page++ {
		c.turnTo(page)
		if page > 1 {
			title := c.short(doc.Title, head, contentWide/2)
			c.line(title, left, 13, head)
			chapter := c.short(c.running[page-1], head, contentWide/2-6)
			c.line(chapter, right-chapter.width, 13, head)
			c.rule(hair, left, 18.4, right, 18.4, 0.2)
		}
		c.rule(hair, left, pageHeight-17, right, pageHeight-17, 0.2)
		c.line(c.short(foot(doc), small, contentWide), left, pageHeight-14.5, small)
		n := c.short(fmt.Sprintf("page %d of %d", page, total), head, 40)
		c.line(n, right-n.width, pageHeight-14.8, head)
	}
}
