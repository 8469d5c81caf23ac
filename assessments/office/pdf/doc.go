// Package pdf sets the report of an audit pack as a PDF, and reads back the facts such a report carries. It
// is the only importer of gofpdf, and keeps it behind a thin layer: its own lossless wrapping, measured rows,
// page breaks that keep headings with what they head, and a visible replacement for every character no font
// here can draw. It claims no tags, no PDF/A and no encryption, and sets no right-to-left script.
// Start with New and Writer.Write; reading begins at ReadFacts.
package pdf
