// Package particulars reads off a paper of a vendor what stands on its first page and in its last
// clauses: its title and kind, who provides, its date, its term and the notice to end it, the law that
// governs it, and the papers it takes in. Each is given with the words that state it.
//
// It is pure and deterministic: no files, no network, no clock. What the text does not state is absent:
// nothing is concluded from a file's name, an address or what such papers usually say. A particular is a
// proposal; a person confirms it before it is recorded.
package particulars
