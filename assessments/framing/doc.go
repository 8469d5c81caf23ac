// Package framing answers the four framing questions of an assessment in two or three sentences each: what
// goes in or depends on it, what is shown, and what is not. It is pure, and claims only what is met, fresh
// and supported; everything else is named with its state. The items that answer a question are data of the
// catalogue. It reads no store and takes no decisions. Start with Answers.
package framing
