// Package scoping is the wizard that places a use of generative AI in one of the five scopes: one question
// after the other at the left, at the right who controls what in the scope as it stands, with reasons,
// warnings and a likely later move. The rules are those of assessments/scoping; this page asks, shows
// and records what came out. Start with model.go (what is shown) and page.go (how).
package scoping
