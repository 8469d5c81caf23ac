// Package obligations computes, from the dated duties of law and the facts of a use, what binds the
// use as of a day: binds since, binds from, does not bind, cannot be told, watch; each with its
// reason. It is pure and gives no legal advice. It reads no file and no record: templates loads the
// duties, and the facts are derived from records elsewhere.
//
// Unknown is never good: only a known fact makes a duty “does not bind”, and only a day from the text
// or from two independent sources is computed with. Start with Prepare, then truth.go for facts that
// are not said.
package obligations
