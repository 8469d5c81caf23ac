// Package decision is the page of an assessment's approval: what the decision is worth today and why,
// its history, the conditions, exceptions and sign-offs, and the dialogs that record a new one. It
// computes nothing: the standing comes from assessments/standing, the rules from the workbench. Start
// with New; the rows are made in model.go.
package decision
