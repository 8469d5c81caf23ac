package intake

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"countersign/assessments"
	"countersign/assessments/intake/charset"
	"countersign/assessments/intake/html"
	"countersign/assessments/intake/mail"
	"countersign/assessments/intake/outline"
	"countersign/assessments/intake/plain"
)

// readMail reads a mail or a saved page: who wrote to whom, and what it says. The files that come with a mail
// are named and not read: each is a document of its own.
func readMail(ctx context.Context, raw []byte, progress assessments.Progress) (assessments.Text, error) {
	message, err := mail.Parse(raw)
	if err != nil {
		return assessments.Text{}, err
	}
	saved := message.Saved()
	var texts []assessments.Text
	if !saved {
		if head, err := mailHead(message); err == nil {
			texts = append(texts, head)
		}
	}
	parts := message.Parts()
	done := map[int]bool{} // groups of alternatives
	var beside []assessments.Notice
	var read []form
	for i, p := range parts {
		switch {
		case p.Attached && !saved:
			beside = append(beside, attached(p))
		case p.Attached, p.Inner, p.Alternative > 0 && done[p.Alternative]:
		case saved && len(texts) > 0: // a page within the page
			beside = append(beside, assessments.Notice{Kind: assessments.NoticeFrame, Count: 1, Text: p.Name})
		default:
			body, others := readBody(ctx, parts[i:], p, progress)
			if body.err != nil {
				return assessments.Text{}, body.err
			}
			beside, read = append(beside, others...), append(read, body)
			done[p.Alternative] = true
			texts = append(texts, body.text)
		}
	}
	if !saved {
		beside = append(beside, unshown(parts, read)...)
	}
	text := joined(texts)
	if len(text.Plain) > outline.MaxText {
		return assessments.Text{}, outline.ErrTooMuch
	}
	text.Notices = append(text.Notices, placed(beside, text)...)
	return text, nil
}

// placed puts notices at the end of a text.
func placed(notices []assessments.Notice, text assessments.Text) []assessments.Notice {
	end := utf8.RuneCountInString(text.Plain)
	var all assessments.Noticed
	for _, n := range notices {
		n.Start = end
		all.Add(n)
	}
	return all.List()
}

// attached names a file that comes with a mail; terms are often forwarded.
func attached(p mail.Part) assessments.Notice {
	kind := assessments.NoticeAttachment
	if p.Type == "message/rfc822" {
		kind = assessments.NoticeForwarded
	}
	return assessments.Notice{Kind: kind, Count: 1, Text: fmt.Sprintf("%s (%s)", p.Name, p.Type)}
}

// mailHead is the head of a mail as text: its lines are no clauses.
func mailHead(message *mail.Message) (assessments.Text, error) {
	var out outline.Builder
	for _, name := range []string{"From", "To", "Cc", "Date"} {
		if words := outline.OneLine(message.Header(strings.ToLower(name))); words != "" {
			out.Add(outline.Block{Kind: assessments.ParagraphMargin, Text: name + ": " + words})
		}
	}
	if subject := outline.OneLine(message.Header("subject")); subject != "" {
		out.Add(outline.Block{Kind: assessments.ParagraphHeading, Level: 1, Text: subject})
	}
	return out.Text()
}

func readPart(ctx context.Context, p mail.Part, progress assessments.Progress) (assessments.Text, error) {
	if p.Size() > maxSource {
		return assessments.Text{}, outline.ErrTooMuch
	}
	if p.Type == "text/html" {
		return html.Read(ctx, p.Body(), p.Charset, progress)
	}
	source, err := charset.Decode(p.Body(), p.Charset)
	if err != nil {
		return assessments.Text{}, err
	}
	text, err := plain.Read(ctx, source.Text, progress)
	return doubted(text, source), err
}

// joined puts texts one behind the other.
func joined(texts []assessments.Text) (all assessments.Text) {
	at := 0
	for _, t := range texts {
		if t.Plain == "" {
			all.Notices = append(all.Notices, t.Notices...)
			continue
		}
		if all.Plain != "" {
			all.Plain += "\n\n"
			at += 2
		}
		for _, p := range t.Paragraphs {
			p.Start, p.End = p.Start+at, p.End+at
			all.Paragraphs = append(all.Paragraphs, p)
		}
		for _, n := range t.Notices {
			n.Start += at
			all.Notices = append(all.Notices, n)
		}
		all.Plain += t.Plain
		at += utf8.RuneCountInString(t.Plain)
	}
	return all
}
