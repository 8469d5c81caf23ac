// Package search is the page that finds words anywhere in the workspace: documents, quotes, notes, answers,
// evidence and names. It shows what the workbench finds, grouped, and leads to the place. Start with
// model.go.
package search
