package ui

// What the Item of a route to the page "decision" asks for: the dialog that is opened once the page is read.
const (
	AskDecide = "decide"
	AskSign   = "sign"
	AskExcept = "except:" // followed by the id of the item
)
