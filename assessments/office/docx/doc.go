// Package docx writes Word documents with tracked changes, with the standard library alone. A document has five
// parts, no properties, no name of a person or computer but the author it is given, and the same input gives the
// same bytes. Start with Redline.
package docx
