// Package proposal says what a paper that is handed over would become on record: its document and version,
// the vendor, service and contract it belongs to, and the papers it takes in. It compares what the paper
// states about itself (particulars) with the records there are.
//
// It is pure: text and records in, a proposal out. Everything in it is proposed with its reason; a person
// confirms or changes it, and only then is anything recorded. Start with Of; Form.Records is the way back,
// from what stands in the form to records.
package proposal
