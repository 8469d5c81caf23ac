// Package desk is the assessment desk: disciplines at the left, items in the middle, the selected item at the
// right, where everything about it is answered without a dialog. It shows what workbench computes and raises
// the user's intents to it; it judges and scores nothing itself. Start with model.go (what is shown) and
// view.go (how).
package desk
