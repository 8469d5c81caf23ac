// Package limits reads the numbers that a clause states as limits (times with the event they count from,
// percentages, multiples of fees, amounts, regions) and lays them beside the positions of the item that the
// clause is cited for. It is pure: text and data in, sentences out.
//
// It gives no verdict and keeps nothing: what it finds is a proposal with its reason, and a person judges. A
// number that is not in the text is never in its answer. Start with Parse, then Check.
package limits
