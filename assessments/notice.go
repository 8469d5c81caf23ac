package assessments

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// NoticeKind says what a reader left out of a text, could not read, or read with doubt.
type NoticeKind string

// Kinds of notice.
const (
	NoticeFormField  NoticeKind = "form_field"        // fields of a form whose values are not in the text
	NoticeAnnotation NoticeKind = "annotation"        // notes and stamps laid over the page
	NoticeHidden     NoticeKind = "hidden_block"      // parts that are not shown until someone opens them
	NoticeBeside     NoticeKind = "beside_text"       // headers, footers and other parts beside a page's main text
	NoticeMenu       NoticeKind = "menu"              // lists of links to get about by, and of choices
	NoticeFrame      NoticeKind = "frame"             // a page inside the page, kept somewhere else
	NoticeEquation   NoticeKind = "equation"          // formulas
	NoticeDiagram    NoticeKind = "diagram"           // charts and SmartArt
	NoticeObject     NoticeKind = "embedded_object"   // another program's document inside this one
	NoticeChunk      NoticeKind = "alternative_chunk" // a part of the document in another format
	NoticeAttachment NoticeKind = "attachment"        // files that come with a mail or a PDF
	NoticePicture    NoticeKind = "picture"           // pictures that may show text
	NoticeStruck     NoticeKind = "struck_text"       // struck out, so no longer part of the agreement
	NoticeTracked    NoticeKind = "tracked_change"    // in the text as if accepted; what they take out is not
	NoticePlainBody  NoticeKind = "plain_body"        // of a mail that says something else than the page read
	NoticePageBody   NoticeKind = "page_body"         // the page of a mail, where its plain text was read
	NoticeSecondBody NoticeKind = "second_body"       // one more text of a mail of the kind that was read
	NoticeForwarded  NoticeKind = "forwarded_mail"    // a mail that comes with a mail

	NoticePicturePage    NoticeKind = "picture_page"    // pages that are a picture: nothing on them was read
	NoticeUnreadablePage NoticeKind = "unreadable_page" // pages whose letters cannot be told
	NoticeDamagedPage    NoticeKind = "damaged_page"    // pages that could not be opened

	NoticeInvisible NoticeKind = "invisible_text"   // in the text: a layer that is read off a picture by OCR
	NoticeLanguage  NoticeKind = "other_language"   // in the text: passages are found in English only
	NoticeCharset   NoticeKind = "doubtful_charset" // in the text: some letters may be wrong
	NoticeScript    NoticeKind = "script_page"      // a web page that is put together only in a browser
)

// NoticeKinds lists all kinds, those of whole pages first.
func NoticeKinds() []NoticeKind {
	return []NoticeKind{
		NoticePicturePage, NoticeUnreadablePage, NoticeDamagedPage, NoticeScript, NoticeLanguage, NoticeCharset,
		NoticeInvisible, NoticeTracked, NoticePlainBody, NoticePageBody, NoticeSecondBody, NoticeHidden,
		NoticeBeside, NoticeFormField, NoticeAnnotation, NoticeFrame, NoticeEquation, NoticeDiagram, NoticeObject, NoticeChunk,
		NoticeForwarded, NoticeAttachment, NoticePicture, NoticeStruck, NoticeMenu,
	}
}

// Notice is something that is not, or not surely, in a text although it is in its file.
type Notice struct {
	Kind  NoticeKind `json:"kind"`
	Count int        `json:"count"` // of what the kind names; of pages, from Page on
	Page  int        `json:"page"`  // 1-based, the first of them; 0 if the format has no pages
	// Start counts code points of Text.Plain: where it would be, or begins; 0 if it is about the whole text.
	Start int `json:"start"`
	// Text is what was left out, as far as it could be read; of a form field its name and value.
	Text string `json:"text"`
}

// Limits of the notices of a text. What goes beyond them is counted and not quoted.
const (
	MostNotices    = 500
	MostNoticeText = 20_000  // code points of one
	MostNoticed    = 500_000 // code points of all
)

// noticeWords are what one and several of a kind are called, and what happened to them.
var noticeWords = map[NoticeKind][3]string{
	NoticeFormField:  {"form field", "form fields", "left out"},
	NoticeAnnotation: {"annotation", "annotations", "left out"},
	NoticeHidden:     {"hidden block", "hidden blocks", "left out"},
	NoticeBeside:     {"part beside the main text", "parts beside the main text", "left out"},
	NoticeMenu:       {"menu", "menus", "left out"},
	NoticeFrame:      {"frame", "frames", "left out"},
	NoticeEquation:   {"equation", "equations", "left out"},
	NoticeDiagram:    {"diagram", "diagrams", "left out"},
	NoticeObject:     {"embedded object", "embedded objects", "left out"},
	NoticeChunk:      {"embedded part in another format", "embedded parts in another format", "left out"},
	NoticeAttachment: {"attachment", "attachments", "not read"},
	NoticePicture:    {"picture", "pictures", "not read"},
	NoticeStruck:     {"struck-out passage", "struck-out passages", "left out"},
	NoticeTracked:    {"tracked change", "tracked changes", "read as if accepted"},
	NoticePlainBody: {
		"plain text of a mail", "plain texts of a mail", "left out: its HTML, which says otherwise, was read",
	},
	NoticePageBody: {
		"HTML text of a mail", "HTML texts of a mail",
		"left out: its plain text, which says otherwise, was read",
	},
	NoticeSecondBody: {
		"more text of a mail", "more texts of a mail", "left out: the one that was read says otherwise",
	},
	NoticeForwarded:      {"forwarded mail", "forwarded mails", "not read"},
	NoticePicturePage:    {"page that is a picture", "pages that are pictures", "not read"},
	NoticeUnreadablePage: {"page with unreadable text", "pages with unreadable text", "not read"},
	NoticeDamagedPage:    {"damaged page", "damaged pages", "not read"},
	NoticeInvisible: {
		"page read by OCR", "pages read by OCR", "compare the text with the picture of the page",
	},
	NoticeLanguage: {
		"passage in another language", "passages in another language", "passages are found in English only",
	},
	NoticeCharset: {"doubtful character set", "doubtful character sets", "some letters may be wrong"},
	NoticeScript: {
		"page that needs its scripts", "pages that need their scripts", "what the scripts would add is not read",
	},
}

// Known reports whether the kind is one of NoticeKinds.
func (k NoticeKind) Known() bool { return noticeWords[k][0] != "" }

// OfPages reports whether Count counts pages.
func (k NoticeKind) OfPages() bool {
	switch k {
	case NoticePicturePage, NoticeUnreadablePage, NoticeDamagedPage, NoticeInvisible:
		return true
	}
	return false
}

// Hides reports whether a clause can be in the file and not be found because of such a notice. Struck
// text is no clause any more, and menus have none.
func (k NoticeKind) Hides() bool { return k != NoticeStruck && k != NoticeMenu }

// Words say how many of what, and what happened to them: “3 hidden blocks left out”.
func (k NoticeKind) Words(count int) string {
	w := noticeWords[k]
	sep := " "
	if k.OfPages() {
		sep = ", "
	}
	if k == NoticeInvisible || k == NoticeLanguage || k == NoticeCharset || k == NoticeScript ||
		k == NoticeTracked {
		sep = ": "
	}
	return Count(count, cmp.Or(w[0], string(k)), cmp.Or(w[1], string(k))) + sep + w[2]
}

// Words are the notice as a sentence part, with its pages: “2 pages that are pictures, not read (pages 2–3)”.
func (n Notice) Words() string {
	if place := n.Place(); place != "" {
		return n.Kind.Words(n.Count) + " (" + place + ")"
	}
	return n.Kind.Words(n.Count)
}

// Place is the page or the pages; "" if there are none.
func (n Notice) Place() string {
	switch {
	case n.Page <= 0:
		return ""
	case n.Kind.OfPages() && n.Count > 1:
		return "pages " + strconv.Itoa(n.Page) + "–" + strconv.Itoa(n.Page+n.Count-1)
	}
	return "page " + strconv.Itoa(n.Page)
}

// Noticed collects the notices of a text within their limits. The zero value is ready.
type Noticed struct {
	list  []Notice
	runes int
}

// Add adds a notice. One of the same kind and place as the last joins it, and so do pages in a row; beyond
// the limits notices are counted with an earlier one of their kind, and their text is cut.
func (c *Noticed) Add(n Notice) {
	if n.Count < 1 {
		n.Count = 1
	}
	n.Text = c.within(n.Text)
	if last := c.last(n.Kind); last != nil {
		next := last.Page
		if n.Kind.OfPages() {
			next += last.Count
		}
		same := next == n.Page && (n.Kind.OfPages() || last.Start == n.Start)
		if same || len(c.list) >= MostNotices {
			last.Count += n.Count
			if same {
				last.Text = strings.TrimSpace(last.Text + "\n\n" + n.Text)
			}
			return
		}
	}
	c.list = append(c.list, n)
}

// within cuts a text to what is still left of the limits.
func (c *Noticed) within(text string) string {
	most := min(MostNoticeText, MostNoticed-c.runes)
	if runes := utf8.RuneCountInString(text); runes <= most {
		c.runes += runes
		return text
	}
	c.runes += max(most, 0)
	n := 0
	for i := range text {
		if n >= most {
			return text[:i] + "…"
		}
		n++
	}
	return text
}

func (c *Noticed) last(kind NoticeKind) *Notice {
	for i := len(c.list) - 1; i >= 0; i-- {
		if c.list[i].Kind == kind {
			return &c.list[i]
		}
	}
	return nil
}

// List lists the notices in the order in which they were added.
func (c *Noticed) List() []Notice { return c.list }

// Hiding lists the notices because of which a clause that is in the file may not be found.
func Hiding(list []Notice) []Notice {
	return pick(list, func(n Notice) bool { return n.Kind.Hides() })
}

// SumUpNotices says of notices how many there are of each kind, and of a single one where, in the order of
// NoticeKinds; nil for none.
func SumUpNotices(list []Notice) []string {
	counts, first, places := map[NoticeKind]int{}, map[NoticeKind]Notice{}, map[NoticeKind]int{}
	for _, n := range list {
		if places[n.Kind]++; places[n.Kind] == 1 {
			first[n.Kind] = n
		}
		counts[n.Kind] += n.Count
	}
	var out []string
	for _, k := range NoticeKinds() {
		switch {
		case places[k] == 1:
			out = append(out, first[k].Words())
		case places[k] > 1:
			out = append(out, k.Words(counts[k]))
		}
	}
	return out
}
