// Package catalogue shows the question sets to read and search: those that ship with the program and those
// that someone added to the workspace. Each item is shown with its guidance, positions, evidence, conditions
// and sources, each requirement with what serves it. Sets are printed, added from files with their lint
// report, and begun with here; they are never edited here, because an assessment freezes the set it begins
// with. Start with model.go (what is shown) and page.go (how).
package catalogue
