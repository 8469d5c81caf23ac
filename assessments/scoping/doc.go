// Package scoping places a use of generative AI in one of the five scopes of the scoping matrix, with its
// reasons, and says who controls what in each. It is pure: answers in, placement out. It rates no risk and
// assesses nothing; a use in scopes 3 to 5 is named as building and pointed at its responsibilities, never
// pressed into a buyer's questions. Start with Questions and Place; Control is the data-flow picture.
package scoping
