package html

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"countersign/assessments"
)

var errShell = assessments.Errorf(assessments.Refused,
	"The web page is empty until its scripts have run, so it holds no terms. Open it in a browser, wait until the text is there, print it to PDF, and choose that file.")

var errWall = assessments.Errorf(assessments.Refused,
	"The web page is not the terms but a page that keeps programs out. Open the address in a browser, wait until the text is there, print it to PDF, and choose that file.")

var (
	waiting = regexp.MustCompile(
		`(?i)^\W*(?:(?:page |content |app(?:lication)? )?(?:is )?loading|please wait|one moment|redirecting|initiali[sz]ing|wird geladen|chargement|cargando|caricamento)\b`)
	walls = regexp.MustCompile(
		`(?i)\b(?:just a moment|checking your browser|verif(?:y|ying) (?:that )?you are (?:a )?human|are you a (?:robot|human)|not a robot|access (?:to this page )?(?:has been )?denied|attention required|enable (?:javascript and cookies|cookies and javascript)|captcha|unusual traffic|ddos protection|request (?:was |has been |could not be )?(?:blocked|satisfied)|pardon our interruption|bot (?:detection|protection)|403 forbidden|security (?:check|verification)|performing security)\b`)
	needsScripts = regexp.MustCompile(`(?i)\bjava-?script\b`)
	mount        = regexp.MustCompile(
		`(?i)^(?:app|root|__next|__nuxt|__layout|react-root|app-root|main-app|application|mount|svelte)$`)
)

// Sizes, in words, up to which a page may be a shell, a wall, or in need of its scripts.
const (
	shellWords  = 30
	wallWords   = 150
	scriptWords = 80
)

// judge refuses a page that holds no text of its own; ok is false where its scripts may have more to say.
func judge(doc *html.Node, plain string) (ok bool, err error) {
	words := len(strings.Fields(plain))
	if words > wallWords {
		return true, nil
	}
	title, asked, mounted, scripts := "", "", false, 0
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Title:
			title += wordsOf(n)
		case atom.Noscript:
			asked += wordsOf(n)
		case atom.Script:
			scripts++
		default:
			mounted = mounted || mount.MatchString(attr(n, "id")) &&
				len(strings.Fields(wordsOf(n))) < shellWords
		}
	}
	switch {
	case walls.MatchString(title), walls.MatchString(plain) && words < wallWords:
		return false, errWall
	case words < shellWords && (waiting.MatchString(plain) || mounted || needsScripts.MatchString(plain)),
		words < shellWords && needsScripts.MatchString(asked), words == 0 && scripts > 0:
		return false, errShell
	}
	return words >= scriptWords || !needsScripts.MatchString(asked) && !mounted, nil
}
