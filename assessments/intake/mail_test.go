package intake_test

import (
	"strings"
	"testing"

	"countersign/assessments"
)

// letter is a mail of these parts, with a head.
func letter(kind string, parts ...string) []byte {
	b := "From: Ada <ada@example.com>\r\nTo: Sales <sales@example.com>\r\nDate: Mon, 5 Jan 2026 10:00:00 +0100\r\nSubject: Changed terms\r\n" +
		"MIME-Version: 1.0\r\nContent-Type: multipart/" + kind + "; boundary=\"sep\"\r\n\r\nignored\r\n"
	for _, p := range parts {
		b += "--sep\r\n" + p + "\r\n"
	}
	return []byte(b + "--sep--\r\n")
}

func TestAMailIsReadAsWhatItSays(t *testing.T) {
	const (
		typed = "Content-Type: text/plain; charset=utf-8\r\n\r\nWe keep prompts for thirty days and train no model on them."
		page  = "Content-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>We keep prompts for =93thirty=94 days a=\r\nnd train no model on them, M=FCller.</p>"
		file  = "Content-Type: application/pdf; name=\"terms.pdf\"\r\nContent-Disposition: attachment; filename=\"terms.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK"
		other = "Content-Type: text/html; charset=utf-8\r\n\r\n<p>Short.</p>"
		sent  = "Content-Type: text/html\r\nContent-Disposition: attachment; filename=\"terms.pdf.html\"\r\n\r\n<p>We keep prompts for ever, and train all models on them.</p>"
		shell = "Content-Type: text/html\r\n\r\n<div id=app>Loading...</div>"
	)
	const head = "From: Ada <ada@example.com>\n\nTo: Sales <sales@example.com>\n\nDate: Mon, 5 Jan 2026 10:00:00 +0100\n\nChanged terms\n\n"
	for name, c := range map[string]struct {
		file  []byte
		want  string
		files int
	}{
		"text and a file":     {letter("mixed", typed, file, file), head + "We keep prompts for thirty days and train no model on them.", 2},
		"a page and a text":   {letter("alternative", typed, page), head + "We keep prompts for “thirty” days and train no model on them, Müller.", 0},
		"a page that is less": {letter("alternative", typed, other), head + "We keep prompts for thirty days and train no model on them.", 0},
		"a page as a file":    {letter("alternative", typed, sent), head + "We keep prompts for thirty days and train no model on them.", 1},
		"a shell":             {letter("alternative", typed, shell), head + "We keep prompts for thirty days and train no model on them.", 0},
	} {
		text, err := read("a.eml", c.file)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if text.Plain != c.want || text.MediaType != "message/rfc822" {
			t.Errorf("%s: %s: %q", name, text.MediaType, text.Plain)
		}
		for _, p := range text.Paragraphs {
			if text.Slice(p.Start, p.End) == "" || strings.Contains(text.Slice(p.Start, p.End), "\n\n") {
				t.Errorf("%s: paragraph %d to %d is %q", name, p.Start, p.End, text.Slice(p.Start, p.End))
			}
		}
		files := 0
		for _, n := range text.Notices {
			if n.Kind == assessments.NoticeAttachment {
				files += n.Count
				if !strings.Contains(n.Text, "terms.pdf") {
					t.Errorf("%s: %q", name, n.Text)
				}
			}
		}
		if files != c.files {
			t.Errorf("%s: %d attachments", name, files)
		}
	}
}

func TestASavedPageIsReadAsThePage(t *testing.T) {
	page := func(head string) []byte {
		return []byte(head + "MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"----B\"\r\n\r\n------B\r\n" +
			"Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.com/terms\r\n\r\n" +
			"<html><body><p>The provider doe=\r\ns not train on =E2=80=9CInput=E2=80=9D.</p></body></html>\r\n------B\r\nContent-Type: text/css\r\nContent-Location: a.css\r\n\r\np{}\r\n------B--\r\n")
	}
	for _, head := range []string{
		"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.com/terms\r\nSubject: Terms\r\n",
		"From: \"Saved by Internet Explorer 11\"\r\nSubject: Terms\r\nDate: Mon, 5 Jan 2026 10:00:00 +0100\r\n", "",
	} {
		text, err := read("terms.mht", page(head))
		if err != nil || text.Plain != "The provider does not train on “Input”." || len(text.Notices) != 0 {
			t.Errorf("%q: %q, %v, %v", head, text.Plain, text.Notices, err)
		}
	}
}

func TestOtherTextsOfAMailAreNamed(t *testing.T) {
	typed := func(words string) string { return "Content-Type: text/plain; charset=utf-8\r\n\r\n" + words }
	page := func(words string) string { return "Content-Type: text/html; charset=utf-8\r\n\r\n" + words }
	forwarded := "Content-Type: message/rfc822\r\n\r\nSubject: Terms\r\n\r\nLiability is capped."
	for name, c := range map[string]struct {
		file []byte
		want string // the kind of the only notice and its text, "" for none
	}{
		"the page is read":   {letter("alternative", typed("We never train."), page("<p>We may well train.")), "plain_body We never train."},
		"the text is read":   {letter("alternative", typed("Plain says we never train."), page("<p>We train.")), "page_body We train."},
		"a number":           {letter("alternative", typed("Capped at 1.5 %."), page("<p>Capped at 15 %.")), "plain_body Capped at 1.5 %."},
		"the same":           {letter("alternative", typed("* We do NOT train <https://example.com/a>.\r\n\r\n[image: Logo]"), page("<ul><li>We do <b>not</b> train.</ul>")), ""},
		"nothing in one":     {letter("alternative", typed(" "), page("<p>We train.")), ""},
		"two of a kind":      {letter("alternative", page("<p>We train."), page("<p>We never train.")), "second_body We never train."},
		"one cannot be read": {letter("alternative", typed("We train."), page("<div id=app>Loading...</div>")), "page_body "},
		"a forwarded mail":   {letter("mixed", typed("See below."), forwarded), "forwarded_mail forwarded mail 2.eml (message/rfc822)"},
	} {
		text, err := read("a.eml", c.file)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := ""
		for _, n := range text.Notices {
			got += string(n.Kind) + " " + n.Text
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestAMailWithoutItsVersionIsReadByItsType(t *testing.T) {
	for _, head := range []string{"", "To: b@example.com\n"} {
		text, err := read("a.eml", []byte("From: a@example.com\n"+head+
			"Subject: =?utf-8?q?Best=C3=A4tigung?=\nContent-Type: text/html; charset=utf-8\n\n<p>We keep data.</p>"))
		if err != nil || text.MediaType != "message/rfc822" ||
			!strings.HasSuffix(text.Plain, "Bestätigung\n\nWe keep data.") {
			t.Errorf("%q, %v", text.Plain, err)
		}
	}
}
