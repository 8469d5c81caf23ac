// Package contracts is the contract desk: the documents on file and their versions (Page), and the
// reader that shows one of them with the passages that speak to each topic (Reader). It shows what the
// workbench files, finds and cites; it ranks and judges nothing itself. Start with model.go and
// text.go, which know no Fyne, then reader.go and page.go.
package contracts
