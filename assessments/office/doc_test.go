// Package office_test walks the whole way of an audit pack: dossier, document, report, workbook, seal,
// verification, with the tools an auditor has. It lives beside the writers because only tests may know all of
// them at once.
package office_test
