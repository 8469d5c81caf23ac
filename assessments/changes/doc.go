// Package changes compares two versions of a text: what was added, left out, moved or said otherwise,
// how far each change reaches, and which topics it touches.
//
// It is pure and deterministic. Words are compared, not letters: white space, numbers of paragraphs,
// where links lead, capital letters and typography never count as a change of substance. A changed
// number, party, duty, negation or scope always does. What it says is a proposal: a person may judge
// otherwise.
//
// Start with [Compare] (compare.go); words.go and sentences.go take a text apart, align.go and
// merge.go pair its sentences, judge.go says how far a change reaches, script.go gives the differences
// to the letter.
package changes
