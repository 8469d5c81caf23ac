// Package mail takes apart what is written as a mail is: mails (EML) and web pages saved in one file (MHTML).
// It finds the text, in the best of the forms that are sent, and lists the files that come with it.
//
// The standard library's reader of mails and of their parts imports the network, which nothing here does; so
// this is a small one of its own. It reads no text: intake does that with what it finds. Start with Parse.
package mail

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/quotedprintable"
	"regexp"
	"strings"

	"countersign/assessments"
	"countersign/assessments/intake/charset"
)

// Bounds of a mail.
const (
	maxHeader = 256 << 10 // bytes of the lines before a body
	maxParts  = 1000
	maxDepth  = 12 // parts inside each other
	maxName   = 255
)

// ErrTooMuch is the refusal of a mail that is beyond these bounds.
var ErrTooMuch = assessments.Errorf(assessments.Refused,
	"The mail has far more parts than a mail has, and was not read further. Open it in a mail program, save the text and its attachments, and choose these files.")

// Part is one piece of a mail: a text, or a file.
type Part struct {
	Type    string // in small letters: "text/html"
	Charset string // as declared, "" where it is not
	Name    string // of a file, "" where it has none; never with a folder
	// Alternative is the number of the group of which one part is to be read, 0 for none.
	Alternative int
	// Attached is a file that comes with the mail and is no part of what it says.
	Attached bool
	// Inner is a part that belongs to another one, such as a picture in a page.
	Inner bool

	id       string // by which a page calls it
	encoding string
	sent     []byte
}

// Size is how large the part is, as it was sent.
func (p *Part) Size() int { return len(p.sent) }

// Body is what the part holds, decoded.
func (p *Part) Body() []byte { return unpack(p.encoding, p.sent) }

// Shows reports whether a page, as it was sent, shows an inner part in one of its places.
func (p *Part) Shows(inner Part) bool {
	return inner.id != "" && bytes.Contains(p.Body(), []byte("cid:"+inner.id))
}

// Message is a mail taken apart.
type Message struct {
	header header
	parts  []Part
	groups int
}

// Parts are the pieces in their order.
func (m *Message) Parts() []Part { return m.parts }

// Header is a line of the mail's head, decoded; "" where it has none.
func (m *Message) Header(name string) string { return words(m.header[name]) }

// Saved reports a web page saved in one file, and not a mail.
func (m *Message) Saved() bool {
	if m.header["snapshot-content-location"] != "" || strings.Contains(m.header["from"], "<Saved by ") {
		return true
	}
	kind, _, _ := mime.ParseMediaType(m.header["content-type"])
	return (kind == "multipart/related" || kind == "text/html") && m.header["to"] == "" &&
		m.header["received"] == "" &&
		m.header["message-id"] == "" && !strings.Contains(m.header["from"], "@")
}

// Parse takes a mail apart. It fails with ErrTooMuch alone: what is damaged is read as far as it can be.
func Parse(raw []byte) (*Message, error) {
	m := &Message{}
	head, body := split(withoutEnvelope(raw))
	m.header = head
	if err := m.part(head, body, place{}); err != nil {
		return nil, err
	}
	return m, nil
}

// Looks reports bytes that begin as a mail does: a head of which some lines are a mail's alone.
func Looks(head []byte) bool {
	h, _ := split(withoutEnvelope(head))
	if len(h) < 2 {
		return false
	}
	sure := h["mime-version"] != "" && h["content-type"] != "" || h["received"] != "" ||
		h["return-path"] != "" ||
		h["message-id"] != "" || h["snapshot-content-location"] != "" ||
		mediaType.MatchString(h["content-type"])
	return sure && (h["from"] != "" || h["date"] != "" || h["subject"] != "" || h["content-type"] != "" ||
		h["received"] != "")
}

// Headed reports bytes that begin as a letter may do that someone typed, or as a mail without any of the lines
// that are a mail's alone: what they are, the name of the file says.
func Headed(head []byte) bool {
	h, rest := split(withoutEnvelope(head))
	known := 0
	for _, name := range []string{"from", "to", "subject", "date"} {
		known += min(1, len(h[name]))
	}
	return known > 1 && len(rest) > 0
}

// mediaType is what stands in a head as the type of a body. Many programs that write mails leave out the
// version of the form, without which the type would not count.
var mediaType = regexp.MustCompile(`(?i)^(?:text/(?:plain|html)|multipart/[a-z]+)\s*(?:;|$)`)

// withoutEnvelope takes off what stands before a head in some files: a byte order mark, the line of a
// mailbox.
func withoutEnvelope(raw []byte) []byte {
	raw = bytes.TrimLeft(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")), "\r\n")
	if bytes.HasPrefix(raw, []byte("From ")) {
		if end := bytes.IndexByte(raw, '\n'); end >= 0 {
			return raw[end+1:]
		}
	}
	return raw
}

// header is the lines of a head by their names in small letters; of lines that repeat, the first.
type header map[string]string

// goesOn is what stands behind a line of spaces that is none between the head and the body.
var goesOn = regexp.MustCompile(`(?i)^(?:mime-version|content-[a-z-]+|x-[a-z-]+|date|message-id|received|from|to|subject):`)

// split parts a head from what follows it. A line that is none of a head ends it.
func split(raw []byte) (header, []byte) {
	values := map[string]*strings.Builder{}
	var open *strings.Builder // the line that further ones belong to, nil where it is not kept
	for size := 0; len(raw) > 0; {
		end := bytes.IndexByte(raw, '\n') + 1
		if end == 0 {
			end = len(raw)
		}
		if size += end; size > maxHeader {
			break
		}
		line := strings.TrimRight(string(raw[:end]), "\r\n")
		if strings.TrimSpace(line) == "" && (line == "" || !goesOn.Match(raw[end:])) {
			raw = raw[end:]
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			if raw = raw[end:]; open != nil {
				open.WriteString(" " + strings.TrimSpace(line))
			}
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok || !isName(name) {
			break
		}
		raw, open = raw[end:], nil
		if name = strings.ToLower(name); values[name] == nil {
			open = &strings.Builder{}
			open.WriteString(strings.TrimSpace(value))
			values[name] = open
		}
	}
	h := header{}
	for name, value := range values {
		h[name] = value.String()
	}
	return h, raw
}

func isName(s string) bool {
	if s == "" || len(s) > 100 {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' &&
			c != '_' {
			return false
		}
	}
	return true
}

// resources are the types of what a page needs to look as it does. Mails have documents in the same place.
var resources = regexp.MustCompile(`^(?:image/|font/|text/(?:css|javascript)$|application/(?:x-)?(?:font|javascript))`)

// place is where in a mail a part stands.
type place struct {
	depth   int
	group   int  // of alternatives
	related bool // belongs to the part before
}

// part takes one part apart, or keeps it.
func (m *Message) part(h header, body []byte, at place) error {
	if at.depth > maxDepth || len(m.parts) >= maxParts {
		return ErrTooMuch
	}
	kind, params, err := mime.ParseMediaType(h["content-type"])
	if err != nil && kind == "" {
		kind, _, _ = strings.Cut(h["content-type"], ";")
		kind = strings.ToLower(strings.TrimSpace(kind))
	}
	if kind == "" {
		kind = "text/plain"
	}
	if boundary := params["boundary"]; strings.HasPrefix(kind, "multipart/") && boundary != "" {
		return m.multipart(kind, boundary, body, at)
	}
	disposition, placed, _ := mime.ParseMediaType(h["content-disposition"])
	name := placed["filename"]
	if name == "" {
		name = params["name"]
	}
	p := Part{
		Type: kind, Charset: params["charset"], Name: fileName(words(name)),
		Alternative: at.group, encoding: h["content-transfer-encoding"], sent: body,
		id: strings.Trim(strings.TrimSpace(h["content-id"]), "<>"),
	}
	text := kind == "text/plain" || kind == "text/html"
	p.Inner = at.related && !text && (m.Saved() || resources.MatchString(kind)) ||
		p.id != "" && strings.HasPrefix(kind, "image/") && disposition != "attachment"
	p.Attached = !p.Inner && (disposition == "attachment" || !text || name != "" && disposition != "inline")
	if p.Attached && p.Name == "" {
		p.Name = named(kind, len(m.parts)+1)
	}
	m.parts = append(m.parts, p)
	return nil
}

// multipart takes apart what stands between boundaries. Without its last boundary it ends with the file.
func (m *Message) multipart(kind, boundary string, body []byte, at place) error {
	inner := place{depth: at.depth + 1, group: at.group, related: at.related}
	if kind == "multipart/alternative" && at.group == 0 {
		m.groups++
		inner.group = m.groups
	}
	if kind == "multipart/related" {
		inner.related = true
	}
	mark := []byte("--" + boundary)
	start := -1
	for offset := 0; offset < len(body); {
		end := bytes.IndexByte(body[offset:], '\n') + offset + 1
		if end == offset {
			end = len(body)
		}
		line := bytes.TrimRight(body[offset:end], " \t\r\n")
		last := bytes.Equal(line, append(mark[:len(mark):len(mark)], "--"...))
		if last || bytes.Equal(line, mark) {
			if start >= 0 {
				if err := m.piece(body[start:offset], inner); err != nil {
					return err
				}
			}
			if start = end; last {
				return nil
			}
		}
		offset = end
	}
	if start >= 0 && start < len(body) {
		return m.piece(body[start:], inner)
	}
	return nil
}

func (m *Message) piece(raw []byte, at place) error {
	h, body := split(raw)
	return m.part(h, bytes.TrimSuffix(bytes.TrimSuffix(body, []byte("\n")), []byte("\r")), at)
}

// unpack takes off the form a body was sent in. What is damaged is taken as far as it goes.
func unpack(encoding string, body []byte) []byte {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		kept := make([]byte, 0, len(body))
		for _, c := range body {
			if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '/' {
				kept = append(kept, c)
			}
		}
		out := make([]byte, base64.RawStdEncoding.DecodedLen(len(kept)))
		n, _ := base64.RawStdEncoding.Decode(out, kept)
		return out[:n]
	case "quoted-printable":
		out, _ := io.ReadAll(quotedprintable.NewReader(bytes.NewReader(body)))
		return out
	}
	return body
}

// words decodes the words of a head that are not ASCII.
func words(s string) string {
	decoder := mime.WordDecoder{CharsetReader: func(name string, from io.Reader) (io.Reader, error) {
		raw, err := io.ReadAll(from)
		if err != nil {
			return nil, err
		}
		text, err := charset.Decode(raw, name)
		return strings.NewReader(text.Text), err
	}}
	if decoded, err := decoder.DecodeHeader(s); err == nil {
		s = decoded
	}
	if text, err := charset.Decode([]byte(s), ""); err == nil {
		return text.Text
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// fileName is the name of a file as it can be shown and kept: without a folder.
func fileName(s string) string {
	s = s[strings.LastIndexAny(s, `/\`)+1:]
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, s)
	for len(s) > maxName {
		s = strings.ToValidUTF8(s[len(s)-maxName:], "") // its end says what it is
	}
	if strings.Trim(s, ". ") == "" {
		return ""
	}
	return s
}
