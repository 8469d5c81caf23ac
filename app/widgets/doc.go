// Package widgets holds the reusable parts of the window: the data table,
// score bands and heat cells, the document view, the palette, fields, bars.
//
// They are ignorant of the domain on purpose. They are given display-ready
// values, raise intents as callbacks named OnX, and never load, save or judge
// anything. What a value means is the caller's business; how it looks comes
// from app/theme.
//
// Everything that can be clicked can be reached with Tab, shows its focus, and
// passes on the keys, characters and shortcuts it does not use, so that the
// window's own commands work wherever the focus is.
//
// All methods belong to the UI thread, as everywhere in Fyne. Start with
// DataTable, Cell and Mark; gallery_test.go draws every widget in every look.
package widgets
