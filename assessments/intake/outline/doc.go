// Package outline turns the flow of blocks a reader found in a file into an assessments.Text: it joins the
// plain text, counts the offsets, recognises printed section numbers ("4.2", "IV.", "(a)", "Schedule 1"),
// tells headings from sentences and gives each paragraph its section and its path of headings.
//
// It knows no file format and opens nothing; every reader of intake feeds it, so that a contract gets the
// same sections as Markdown, as DOCX and as PDF. Start with Builder.
package outline
