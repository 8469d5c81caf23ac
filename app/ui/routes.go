package ui

import "strings"

// What the Item of a route to the page "decision" asks for: the dialog that is opened once the page is read.
const (
	AskDecide  = "decide"
	AskSign    = "sign"
	AskExcept  = "except:" // followed by the id of the item
	AskApprove = "approve" // the first exception that waits
)

// AddRoute is the route to the page that reads files and adds them as documents. of is "", or says whose they
// are: VendorOf, or the id of the document that a file is a new version of.
func AddRoute(of string, paths ...string) Route {
	return Route{Page: "add", ID: of, Item: strings.Join(paths, "\x00")}
}

// VendorOf says in an AddRoute whose documents the files are.
func VendorOf(id string) string { return "vendor:" + id }

// Readable are the endings of files that can be documents; what a file is, its content says.
func Readable() []string {
	return []string{
		".pdf", ".docx", ".html", ".htm", ".md", ".txt", ".markdown", ".xhtml", ".eml", ".mht", ".mhtml",
	}
}
