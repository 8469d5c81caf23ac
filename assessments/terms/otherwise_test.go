package terms_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/terms"
)

const (
	inEnglish = "The supplier shall process the data of the customer only for the purposes of this agreement, " +
		"and it shall delete the data within thirty days of its end unless a law requires otherwise."
	inGerman = "Der Anbieter verarbeitet die Daten des Kunden nur für die Zwecke dieses Vertrages und löscht sie " +
		"innerhalb von dreißig Tagen nach seinem Ende, es sei denn, dass ein Gesetz etwas anderes verlangt und die Frist verlängert."
	inJapanese = "提供者は、本契約の目的のためにのみ顧客のデータを処理し、契約終了後三十日以内にこれを削除するものとします。"
	names      = "Amazon Web Services EMEA SARL, Luxembourg; Société de la Tour SA, Paris; Banco de la Nación, Buenos Aires; " +
		"Cloudflare Inc, San Francisco; Stripe Payments Europe Ltd, Dublin; Twilio Inc, Denver; Zendesk Inc, San Francisco; Okta"
)

// textOf makes a text of paragraphs.
func paragraphsOf(parts ...string) assessments.Text {
	var t assessments.Text
	at := 0
	for _, p := range parts {
		n := len([]rune(p))
		t.Paragraphs = append(t.Paragraphs,
			assessments.Paragraph{Start: at, End: at + n, Kind: assessments.ParagraphBody, Page: 1})
		at += n + 2
	}
	t.Plain = strings.Join(parts, "\n\n")
	return t
}

func TestPassagesInAnotherLanguageAreNoted(t *testing.T) {
	many := strings.Repeat(inEnglish+" ", 4)
	for name, c := range map[string]struct {
		parts []string
		want  []string // of the notices: language and first words
	}{
		"English":                        {[]string{inEnglish, many}, nil},
		"names of other countries":       {[]string{many, names}, nil},
		"one German paragraph":           {[]string{many, inGerman, inEnglish}, []string{"de Der"}},
		"two in a row, a heading within": {[]string{many, inGerman, "Daten", inGerman}, []string{"de Der"}},
		"two apart":                      {[]string{inGerman, many, inGerman}, []string{"de Der", "de Der"}},
		"two languages":                  {[]string{many, inGerman, inJapanese}, []string{"de Der", "ja 提供者"}},
		"German as a whole":              {[]string{inGerman, inGerman}, []string{"de Der"}},
		"an outline": {[]string{
			"Agreement", "1. Definitions", "text one", "2. Use of content", "1. No training.", "2. No sharing.", "3. Law",
			"See privacy[a]", "[a]Ask them",
		}, nil},
		"too short to tell": {[]string{many, "Die Daten werden gelöscht."}, nil},
	} {
		text := paragraphsOf(c.parts...)
		got := terms.NoteLanguages(text).Notices
		if len(got) != len(c.want) {
			t.Errorf("%s: got %+v", name, got)
			continue
		}
		for i, n := range got {
			language, words, _ := strings.Cut(c.want[i], " ")
			if n.Kind != assessments.NoticeLanguage || n.Text != language ||
				!strings.HasPrefix(string([]rune(text.Plain)[n.Start:]), words) {
				t.Errorf("%s: got %+v, want %s", name, n, c.want[i])
			}
		}
	}
}

func TestLanguagesStandAmongTheOtherNotices(t *testing.T) {
	text := paragraphsOf(strings.Repeat(inEnglish+" ", 4), inGerman, inEnglish)
	text.Notices = []assessments.Notice{
		{Kind: assessments.NoticeHidden, Count: 1}, {Kind: assessments.NoticeHidden, Count: 1, Start: len([]rune(text.Plain))},
	}
	got := terms.NoteLanguages(text)
	if len(got.Notices) != 3 || got.Notices[1].Kind != assessments.NoticeLanguage || len(text.Notices) != 2 {
		t.Errorf("got %+v", got.Notices)
	}
}
