// Package yamltree reads an untrusted YAML file into a Go value and reports every problem it
// finds with the path and the line, instead of stopping at the first.
//
// It refuses what a hand-written file never needs and an attack does: anchors, aliases, merge keys, tags,
// several documents, deep nesting, oversized files. It is not a general YAML decoder: only structs, slices,
// maps with string keys, strings, integers and booleans are filled, and a key that no field asks for is a
// problem. Start with Decode.
package yamltree
