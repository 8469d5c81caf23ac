// Package terms reads vendor terms: it finds the passages that speak to each of the sixteen topics, finds a
// quote again in another text, and says in which language a text is written.
//
// It is pure and deterministic: no files, no network, no clock. What legal English looks like is data, a
// [Source] compiled once into a [Lexicon]; this package only knows how to apply it. A topic without strong
// evidence is reported silent, which means "the finder found none" and never "the contract is silent":
// that is a verdict, and only a person gives it.
//
// Start with [Find] (find.go); score.go says how a sentence earns its rank, pattern.go what a pattern may
// say, locate.go how a citation is found again.
package terms
