// Package checklist shows the responsibilities of a use in scope 3, 4 or 5, and records of each whether it
// is taken care of or open, by whom, with note and day. It shows no score: nothing is computed from the
// answers but their number. Start with New; model.go knows no toolkit.
package checklist
