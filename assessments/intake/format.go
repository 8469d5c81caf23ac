package intake

import (
	"bytes"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"

	"countersign/assessments/intake/charset"
	"countersign/assessments/intake/mail"
)

// Format is what a file is, judged by its bytes.
type Format string

// Formats. Those after FormatText are recognised only to be refused with a useful sentence.
const (
	FormatPDF      Format = "pdf"
	FormatDOCX     Format = "docx" // decided after a look into the archive; Detect says FormatZip
	FormatHTML     Format = "html"
	FormatMail     Format = "mail" // or a web page saved in one file, which is written alike
	FormatMarkdown Format = "markdown"
	FormatText     Format = "text"

	FormatEmpty   Format = "empty"
	FormatZip     Format = "zip" // a ZIP archive: DOCX, XLSX or something else
	FormatOLE     Format = "ole" // legacy Office, or an encrypted new one
	FormatRTF     Format = "rtf"
	FormatImage   Format = "image"
	FormatUnknown Format = "unknown"

	formatWorkbook     Format = "workbook"
	formatSlides       Format = "slides"
	formatOpenDocument Format = "opendocument"
	formatOutlook      Format = "outlook"   // a message of Outlook (MSG)
	formatEncrypted    Format = "encrypted" // an Office document behind a password
)

// headSize is how many leading bytes of a file Detect wants.
const headSize = 64 << 10

var magics = []struct {
	prefix string
	format Format
}{
	{"PK\x03\x04", FormatZip},
	{"PK\x05\x06", FormatZip},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FormatOLE},
	{"{\\rtf", FormatRTF},
	{"\x89PNG", FormatImage},
	{"\xff\xd8\xff", FormatImage},
	{"GIF8", FormatImage},
	{"II*\x00", FormatImage},
	{"MM\x00*", FormatImage},
}

// Detect tells a file's format from its first bytes (headSize of them are plenty). The name is asked only
// between Markdown, plain text, a piece of a web page that begins with words, and a mail of which no line is a
// mail's alone, which are the same bytes.
func Detect(head []byte, name string) Format {
	if len(bytes.TrimSpace(head)) == 0 {
		if len(bytes.Trim(head, "\x00")) != 0 || len(head) == 0 {
			return FormatEmpty
		}
	}
	for _, m := range magics {
		if bytes.HasPrefix(head, []byte(m.prefix)) {
			return m.format
		}
	}
	if looksPDF(head) {
		return FormatPDF
	}
	if bytes.HasPrefix(head, []byte("RIFF")) && len(head) > 12 && string(head[8:12]) == "WEBP" ||
		len(head) > 12 && string(head[4:8]) == "ftyp" {
		return FormatImage
	}
	if charset.Wide(head) || bytes.HasPrefix(head, []byte("\xff\xfe")) ||
		bytes.HasPrefix(head, []byte("\xfe\xff")) {
		if text, err := charset.Decode(head[:len(head)&^1], ""); err == nil {
			head = []byte(text.Text)
		}
	}
	if mail.Looks(head) || strings.EqualFold(filepath.Ext(name), ".eml") && mail.Headed(head) {
		return FormatMail
	}
	if binary(head) {
		return FormatUnknown
	}
	if looksHTML(head, name) || looksFragment(head, name) {
		return FormatHTML
	}
	if looksMarkdown(head, name) {
		return FormatMarkdown
	}
	return FormatText
}

// pdfHeader is the header of a PDF with its first object: words about PDF files do not go on like that.
var pdfHeader = regexp.MustCompile(`%PDF-[0-9]\.[0-9](?s:.*?)\b[0-9]+\s+[0-9]+\s+obj\b`)

// looksPDF reports the header of a PDF. It may stand behind junk, as gateways and printers put it
// there: every viewer looks in the first kilobyte.
func looksPDF(head []byte) bool {
	at := bytes.Index(head[:min(len(head), 1024+len("%PDF-"))], []byte("%PDF-"))
	return at == 0 || at > 0 && (!wordsOnly(head[:at]) || pdfHeader.Match(head[at:]))
}

func wordsOnly(b []byte) bool {
	return len(bytes.TrimSpace(b)) > 0 && utf8.Valid(b) && !bytes.ContainsRune(b, 0)
}

// binary reports bytes that no text has: zeros, or many control characters.
func binary(head []byte) bool {
	controls := 0
	for _, c := range head {
		if c == 0 {
			return true
		}
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1b {
			controls++
		}
	}
	return controls*100 > len(head)
}

var (
	htmlStart = regexp.MustCompile(
		`(?is)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|div|table|article|section|main|h[1-6]|p|ul|ol)\b`)
	htmlRoot  = regexp.MustCompile(`(?i)<(?:html|body)[\s>]`)
	htmlTag   = regexp.MustCompile(`(?is)^\s*(?:<!--.*?-->\s*)*<` + htmlNames + `(?:\s[^<>]*)?/?>`)
	htmlBlock = regexp.MustCompile(
		`(?is)<(?:p|div|br|hr|h[1-6]|li|ul|ol|dl|dt|dd|t[rdh]|table|section|article|blockquote|pre)(?:\s[^<>]*)?/?>`)
	htmlEnd = regexp.MustCompile(`(?i)</` + htmlNames + `\s*>`)

	markdownSigns = []*regexp.Regexp{
		regexp.MustCompile(`(?m)^#{1,6} \S`),
		regexp.MustCompile(`(?m)^(?:={3,}|-{3,})\s*$`),
		regexp.MustCompile(`\[[^\]\n]+\]\([^)\s]+\)`),
		regexp.MustCompile(`\*\*[^*\n]+\*\*`),
		regexp.MustCompile(`(?m)^\|? ?:?-{3,}:? ?\|`),
		regexp.MustCompile(`(?m)^ {0,12}\d{1,3}\\?\. +<span|</span>`),
		regexp.MustCompile("(?m)^```"),
	}
)

// htmlNames are the elements with which a piece of a web page may begin.
const htmlNames = `(?:a|abbr|address|article|aside|b|big|blockquote|br|button|caption|center|cite|code|col(?:group)?|dd|del|details|dfn|dialog|div|dl|dt|` +
	`em|fieldset|figure|font|footer|form|h[1-6]|header|hgroup|hr|i|iframe|img|ins|kbd|label|legend|li|link|main|mark|menu|nav|noscript|ol|p|picture|pre|q|` +
	`s|samp|script|section|select|small|span|strike|strong|style|sub|summary|sup|table|tbody|td|template|tfoot|th|thead|time|tr|tt|u|ul|var)`

// looksFragment reports a piece of a web page without its frame, as it is copied out of a page or a
// content system: one that begins with an element, or words among which elements divide paragraphs.
func looksFragment(head []byte, name string) bool {
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	blocks, ends := len(htmlBlock.FindAllIndex(head, 2)), len(htmlEnd.FindAllIndex(head, 1))
	switch {
	case blocks+ends == 0, looksMarkdown(head, name):
		return false
	case htmlTag.Match(head), blocks == 2 && ends > 0:
		return true
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return true
	}
	return false
}

func looksHTML(head []byte, name string) bool {
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	return htmlStart.Match(head) || !namedMarkdown(name) && htmlRoot.Match(head[:min(len(head), 4096)])
}

// namedMarkdown reports a name that says so: such a file may show pieces of web pages.
func namedMarkdown(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown", ".mkd":
		return true
	}
	return false
}

// looksMarkdown wants two different signs of Markdown, or one and a name that says so.
func looksMarkdown(head []byte, name string) bool {
	if namedMarkdown(name) {
		return true
	}
	signs := 0
	for _, sign := range markdownSigns {
		if sign.Match(head) {
			signs++
		}
	}
	return signs >= 2
}
