// Package store keeps a workspace in one SQLite file: the records, the journal, the bytes of documents and
// evidence, and what is derived from them (texts, search, summaries). It implements port.Store and is the
// only package that knows SQLite.
//
// It decides nothing about the domain: what may be written is the workbench's question, and every noun's
// columns come from its Fields(). Start with open.go (what is refused), then workspace.go (one writer, many
// readers), records.go and journal.go. check.go finds what was changed behind the program's back.
package store
