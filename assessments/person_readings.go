package assessments

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxReadings bounds in how many ways a name with doubtful letters is read.
const maxReadings = 16

// readings are the words of a name, folded, in every way its letters can be read: a 1 for an l or an
// i, an ä for an a or ae.
func readings(name string) [][]string {
	letters := []rune(ofSomeone(name))
	texts := []string{""}
	for i, r := range letters {
		ways := ways(letters, i, r)
		if len(texts)*len(ways) > maxReadings {
			ways = ways[:1]
		}
		var next []string
		for _, text := range texts {
			for _, way := range ways {
				next = append(next, text+way)
			}
		}
		texts = next
	}
	var out [][]string
	for _, text := range texts {
		out = append(out, strings.Fields(text))
		if plain := drawn.Replace(text); plain != text {
			out = append(out, strings.Fields(plain))
		}
	}
	return out
}

// drawn reads two letters as the one that they are drawn like.
var drawn = strings.NewReplacer("rn", "m", "vv", "w")

// ofSomeone takes away the genitive: “Rita’s” is of Rita.
func ofSomeone(name string) string {
	out := name + " "
	for _, end := range []string{"'s ", "’s ", "ʼs ", "`s ", "´s "} {
		out = strings.ReplaceAll(out, end, " ")
	}
	return out
}

// ways are the letters that a sign of a name can stand for: none for one that does not show, a blank
// for one that divides.
func ways(letters []rune, i int, r rune) []string {
	switch {
	case r >= 0x80 && unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf),
		r == '\'', r == '’', r == 'ʼ', r == '`', r == '´':
		return []string{""}
	case r == 'I' && i > 0 && unicode.IsLower(letters[i-1]): // a capital within a word is drawn as a small l
		return []string{"l", "i"}
	case r == 'l' && (i == 0 || letters[i-1] == ' '): // and the other way about
		return []string{"l", "i"}
	}
	if several, ok := severalLetters[small(r)]; ok {
		return several
	}
	r = plainLetter(r)
	if as, ok := asLetters[r]; ok && inWord(letters, i) {
		return as
	}
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return []string{" "}
	}
	return []string{string(r)}
}

// inWord reports whether a digit or sign stands next to a letter, with nothing but such signs between.
func inWord(letters []rune, i int) bool {
	for _, step := range []int{-1, 1} {
		for at := i + step; at >= 0 && at < len(letters); at += step {
			r := plainLetter(letters[at])
			if unicode.IsLetter(r) {
				return true
			}
			if _, ok := asLetters[r]; !ok {
				break
			}
		}
	}
	return false
}

// Words around a name that are no part of it, folded. What is somewhere a name of its own, such as
// “Per” or “Das”, is none.
var (
	titles = wordSet(`mr mrs ms miss mister dr doctor prof professor sir dame lady frau fraulein herr herrn hr fr mme
		mlle madame mademoiselle monsieur signora signor senora senor sra sig mag dipl ing phd llm`)
	deputies = wordSet(`deputy deputies assistant delegate substitute proxy representative secretary office team acting
		stellvertreter stellvertreterin vertreter vertreterin vertretung assistent assistentin assistenz sekretariat
		auftrag behalf adjoint adjointe suppleant suppleante remplacant remplacante`)
	binding = wordSet(`for of the fur fuer pour`)
)

// Words that stand where a name should: those that say so alone, and those that do with one of them.
var (
	nobodies = wordSet(`requester requestor applicant asker same ditto idem nobody noone none nil null anyone anybody
		someone somebody everyone everybody whoever whom tbd tba tbc todo decided determined defined unknown anonymous
		unnamed me myself self himself herself themselves above applicable available test antragsteller antragstellerin
		anforderer derselbe dieselbe dasselbe gleiche gleicher selbe niemand keiner keine jemand unbekannt offen selbst
		demandeur demandeuse meme inconnu inconnue aucun aucune neant personne quelqu`)
	besides = wordSet(`no one a an as is not be to by on in it may concern name named person people like before below
		already later he him she her they them we us i wie oben ich er sie die der das dem den le la un une lui elle`)
	wholly = wordSet(`na noone anon xyz abc asdf qwerty`) // all there is, written together
)

func wordSet(list string) map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.Fields(list) {
		out[word] = true
	}
	return out
}

// names are the words of a name without titles and functions.
func names(words []string) []string {
	// in Vertretung, im Auftrag
	if len(words) > 2 && words[0] == "i" && (words[1] == "v" || words[1] == "a") {
		words = words[2:]
	}
	return slices.DeleteFunc(slices.Clone(words), func(word string) bool {
		return titles[word] || deputies[word] || binding[word]
	})
}

// NamesNobody reports whether a text in the place of a name names no one: “the requester”, “same”,
// “n/a”, “deputy”. A text without any letter names no one either; an empty one is not asked about.
func NamesNobody(name string) bool {
	return strings.TrimSpace(name) != "" && slices.ContainsFunc(readings(withoutRole(name)), noName)
}

func noName(words []string) bool {
	whole, says := strings.Join(words, ""), false
	for _, word := range words {
		switch {
		case titles[word], deputies[word], nobodies[word]:
			says = true
		case !besides[word] && !binding[word]:
			return !strings.ContainsFunc(whole, unicode.IsLetter) || allOf(whole)
		}
	}
	return says || allOf(whole)
}

// allOf reports whether all there is, written together, is no name: one Latin letter, however often,
// or nothing.
func allOf(s string) bool {
	return s == "" || wholly[s] || nobodies[s] || s[0] < utf8.RuneSelf && strings.Trim(s, s[:1]) == ""
}
