package html

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
)

// unseen is what a page holds and a reader of its text does not see: hidden parts and pictures.
type unseen struct{ *writer }

// leaveOut names a part that its page hides, if it has words: even “We train.” may be the clause that is
// looked for. Menus have none but the names of other pages.
func (u unseen) leaveOut(n *html.Node) {
	words := wordsOf(n)
	if !worded(words) || iconName(n, words) {
		return
	}
	if u.menu(n) {
		u.repeat(assessments.NoticeMenu, words, outline.OneLine(words))
		return
	}
	if len(strings.Fields(words)) < fewHidden {
		u.repeat(assessments.NoticeHidden, words, outline.OneLine(words))
		return
	}
	u.note(assessments.NoticeHidden, words)
}

// fewHidden is below how many words a hidden part that is the same as an earlier one is named with that:
// pages repeat “Link copied” at every paragraph.
const fewHidden = 8

// repeat takes a notice of something that a page may hold hundreds of times.
func (u unseen) repeat(kind assessments.NoticeKind, words, key string) {
	if u.again != nil {
		u.again(assessments.Notice{Kind: kind, Count: 1, Text: words}, key)
	}
}

// worded reports letters or digits: bullets, arrows and crosses say nothing.
func worded(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// menu reports a hidden part that is a list of links and nothing else, as navigation does of a shown one.
func (u unseen) menu(n *html.Node) bool {
	var own weight
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		part := u.weigh(c)
		own.words += part.words
		own.linked += part.linked
		own.links += part.links
	}
	shown := len(strings.Fields(wordsOf(n))) == own.words // what is hidden inside is no link to be followed
	return shown && own.links >= 4 && own.linked == own.words && own.linked <= own.links*10
}

// ligature is the name by which a font of icons draws one: “expand_more”.
var ligature = regexp.MustCompile(`^[a-z0-9]+(?:[_-][a-z0-9]+)*$`)

func iconName(n *html.Node, words string) bool {
	class := strings.ToLower(attr(n, "class"))
	return attr(n, "aria-hidden") == "true" && ligature.MatchString(strings.TrimSpace(words)) &&
		(strings.Contains(class, "icon") || strings.Contains(class, "symbol"))
}

// closed reports a window of the page that is not open when it is loaded, or a tip that is not shown.
func closed(n *html.Node) bool {
	if n.DataAtom == atom.Dialog {
		return !has(n, "open")
	}
	switch attr(n, "role") {
	case "dialog", "alertdialog", "tooltip":
		return hidden(n)
	}
	return false
}

// iconSize is the width and height, in pixels, up to which a picture without words is an icon.
const iconSize = 32

// picture names a picture with the words for those who cannot see it. One whose page says that it has none
// is there for its looks.
func (u unseen) picture(n *html.Node) {
	alt := strings.TrimSpace(attr(n, "alt"))
	if alt == "" && (has(n, "alt") || decoration(n)) {
		return
	}
	u.repeat(assessments.NoticePicture, alt, attr(n, "src")+"\n"+alt)
}

func decoration(n *html.Node) bool {
	role := attr(n, "role")
	return role == "presentation" || role == "none" || attr(n, "aria-hidden") == "true" ||
		small(attr(n, "width")) && small(attr(n, "height"))
}

func small(pixels string) bool {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(pixels), "px"))
	return err == nil && n <= iconSize
}

// drawing names a drawing that has words in it; icons have none.
func (u unseen) drawing(n *html.Node) {
	var words strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.Data == "text" && words.Len() < mostWords {
			words.WriteString(wordsOf(c) + "\n")
		}
	}
	if worded(words.String()) {
		u.note(assessments.NoticePicture, words.String())
	}
}
