// Package staging makes a file or folder appear under its name whole, or not at all.
//
// Writers put what they make into an Area, a private folder beside the place asked for, and publish it
// from there: synced, readable by its owner alone, and never over something that has the name. A run
// that was killed leaves its area behind; the next run in the same folder removes it, because the lock
// in it is free. The package also holds what every writer needs of the operating system: locks,
// syncing a folder, and what an error of the system means.
//
// It does not know what is written. Start with area.go; the files named after a system hold that
// system's form.
package staging
