// Package xlsx writes the workbook of an audit pack and reads back the facts such a workbook carries. It is
// the only importer of excelize. Text of people is always a text cell, however it begins; what a cell cannot
// hold continues in a separate sheet, visibly; the same document gives the same bytes.
// Start with Writer.Write; reading begins at ReadFacts.
package xlsx
