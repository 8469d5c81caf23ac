package intake_test

import (
	"strings"
	"testing"

	"countersign/assessments"
)

func TestWhatBelongsToAMailIsShownOrNamed(t *testing.T) {
	dots := strings.Repeat("iVBORw0KGgo=", 40)
	inner := func(kind, id string) string {
		return "Content-Type: " + kind + "\r\nContent-ID: <" + id + ">\r\nContent-Transfer-Encoding: base64\r\n\r\n" + dots
	}
	page := func(words string) string { return "Content-Type: text/html; charset=utf-8\r\n\r\n" + words }
	const typed = "Content-Type: text/plain\r\n\r\nThe prices are in the picture, which is part of the agreement."
	for name, c := range map[string]struct {
		file []byte
		want string // the notices, each kind with its text
	}{
		"shown with its words": {letter("related", page(`<p>Prices: <img src="cid:a@b" alt="Price list">`), inner("image/png; name=p.png", "a@b")), "picture Price list"},
		"shown for its looks":  {letter("related", page(`<p>Prices: <img src="cid:a@b" alt="">`), inner("image/png; name=p.png", "a@b")), ""},
		"shown nowhere":        {letter("related", page(`<p>Prices below.`), inner("image/png; name=p.png", "a@b")), "picture p.png"},
		"under a plain text":   {letter("mixed", typed, inner("image/png; name=p.png", "a@b")), "picture p.png"},
		"of a page not read": {
			letter("alternative", typed, "Content-Type: multipart/related; boundary=in\r\n\r\n--in\r\n"+page(`<img src="cid:a@b">`)+"\r\n--in\r\n"+
				inner("image/png; name=p.png", "a@b")+"\r\n--in--"), "picture p.png",
		},
		"a document among the pictures": {letter("related", page("<p>See below."), inner("application/pdf; name=terms.pdf", "c")), "attachment terms.pdf (application/pdf)"},
		"a style sheet":                 {letter("related", page("<p>See below."), inner("text/css", "c")), ""},
		"a dot":                         {letter("mixed", typed, "Content-Type: image/gif\r\nContent-ID: <d>\r\n\r\nGIF89a"), ""},
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

func TestTheNameTellsAMailWithoutItsLinesFromALetter(t *testing.T) {
	const file = "From: \"=?Windows-1252?B?Rm9ybWHn428=?=\" <a@example.com>\nTo: b@example.com\nSubject: Terms\n\nWe keep data."
	text, err := read("a.EML", []byte(file))
	if err != nil || text.MediaType != "message/rfc822" || !strings.HasPrefix(text.Plain, "From: \"Formação\"") {
		t.Errorf("%s: %q, %v", text.MediaType, text.Plain, err)
	}
	for name, words := range map[string]string{"a.txt": file, "b.eml": "Subject: Terms\n\nWe keep data.", "c.eml": "We keep data."} {
		if text, err := read(name, []byte(words)); err != nil || text.MediaType != "text/plain" {
			t.Errorf("%s: %s, %v", name, text.MediaType, err)
		}
	}
}

func TestALineOfSpacesDoesNotEndAHeadThatGoesOn(t *testing.T) {
	text, err := read("a.eml", []byte("From: a@example.com\nSubject: Terms\n \nMIME-Version: 1.0\nContent-Type: text/html\n  \nNote: <p>We keep data.</p>"))
	if err != nil || text.Plain != "From: a@example.com\n\nTerms\n\nNote:\n\nWe keep data." {
		t.Errorf("%q, %v", text.Plain, err)
	}
	if len(assessments.Hiding(text.Notices)) != 0 {
		t.Errorf("%v", text.Notices)
	}
}
