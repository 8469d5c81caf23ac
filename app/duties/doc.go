// Package duties shows what the law asks of a use: each duty with its state and day, why it is so,
// what must be there, the items of the assessment that show it, and what is missing to tell. It
// computes nothing: package obligations does. Start with New; model.go knows no toolkit.
package duties
