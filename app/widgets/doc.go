// Package widgets holds the controls of the window: buttons, chips, lists, rows of a form, the
// palette, dialogs, and the layouts that know how tall wrapped text is. Beside it stand table, text,
// menu and figure; internal holds what all of them are made of.
//
// They are ignorant of the domain on purpose. They are given display-ready values, raise intents as
// callbacks named OnX, and never load, save or judge anything. What a value means is the caller's
// business; how it looks comes from app/theme.
//
// Everything that can be clicked can be reached with Tab, shows its focus, and passes on the keys,
// characters and shortcuts it does not use, so that the window's own commands work wherever the focus
// is.
//
// All methods belong to the UI thread, as everywhere in Fyne. Start with Button and NewColumn;
// gallery_test.go, here and in the packages beside it, draws every widget in every look.
package widgets
