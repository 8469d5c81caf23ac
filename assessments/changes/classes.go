package changes

import (
	"strings"
	"unicode"
)

// small are words that carry little: they weigh less when sentences are compared, and a change of them alone
// changes no meaning.
var small = setOf(`a an the of to in on at by for with from as into upon that which who whose this these those such
	it its is are be been being was were has have had do does did and or so than then there here we our us you your
	their they them he she his her if when will shall any please also herein hereof hereunder thereof therein hereby
	thereby`)

// channels are words for the way to reach people: another form, page or address to write to is no
// other right.
var channels = setOf(`form page website site link links available via through email mail address article help center
	centre following follow instructions fill filling out visit contact contacting phone telephone click clicking online
	@link`)

// classed gives each word the name of its class.
func classed(classes ...string) map[string]string {
	out := map[string]string{}
	for _, c := range classes {
		words := strings.Fields(c)
		for _, w := range words {
			out[w] = words[0]
		}
	}
	return out
}

var (
	// negations turn a sentence into its opposite; a contraction with “n't” is one too.
	negations = classed("not no nor never neither none cannot can't won't shan't don't doesn't didn't isn't aren't "+
		"wasn't weren't haven't hasn't shouldn't wouldn't couldn't mustn't", "without", "non", "nothing",
		"nobody")
	// duties say who must, may or can do something.
	duties = classed("shall will must", "may", "can could", "should", "might", "required requires require",
		"prohibited forbidden", "entitled", "permitted allowed permit allow permits allows", "agree agrees")
	// scopes say for how much something holds.
	scopes = classed("only solely exclusively", "except excluding", "unless", "all every each", "sole",
		"exclusive",
		"limited", "unlimited", "including includes include", "irrevocable", "perpetual",
		"reasonable reasonably",
		"commercially", "immediately promptly", "material materially", "prior", "written")
	// parties are those that a sentence binds or names.
	parties = classed("we us our ours company provider",
		"you your yours customer customers client clients subscriber",
		"affiliate affiliates", "subprocessor subprocessors processor processors", "controller controllers",
		"supplier suppliers vendor vendors", "licensor licensors", "third", "contractor contractors",
		"employee employees",
		"user users", "partner partners", "successor successors")
	synonyms = classed("terms agreement", "begin start commence", "end terminate", "remove delete",
		"buy purchase",
		"use utilize utilise", "about regarding concerning", "before prior", "help assist", "get obtain",
		"send transmit",
		"keep retain", "own retain")
)

var cardinals = func() map[string]string {
	out := map[string]string{"half": "0.5", "hundred": "100", "thousand": "1000", "million": "1000000"}
	for i, w := range strings.Fields(`zero one two three four five six seven eight nine ten eleven twelve thirteen
		fourteen fifteen sixteen seventeen eighteen nineteen twenty`) {
		out[w] = itoa(i)
	}
	for i, w := range strings.Fields("thirty forty fifty sixty seventy eighty ninety") {
		out[w] = itoa(30 + 10*i)
	}
	delete(out, "one") // “one of”, “no one”: it counts too seldom
	return out
}()

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

// number is the value of a number, or of a sign that goes with one.
func number(w string) string {
	if c, ok := cardinals[w]; ok {
		return c
	}
	for _, r := range w {
		if unicode.IsDigit(r) {
			return strings.ReplaceAll(w, ",", "")
		}
	}
	if strings.Contains(marks+"<>", w) {
		return w
	}
	return ""
}

func party(w string) string { return parties[strings.TrimSuffix(w, "'s")] }
