// Package workbench holds the use cases: the only door for changes to a workspace. One intent is one
// transaction is one journal event with its list of changes. Window and command line call the same methods,
// so nothing exists in only one of them.
//
// It sees the workspace through port and knows neither SQL nor Fyne nor any document format. Start with
// workbench.go (the groups of use cases and what each rests on) and edit.go (how a change travels), then
// answer.go and decide.go.
package workbench
