// Package assessments is the domain of Countersign: the nouns of a buyer's assessment of a generative AI
// service, the change record that journal, undo, dry run and comparison share, and the value types that
// cross rooms (Text, Date, Digest, Error, Progress).
//
// It depends on no other package of the program: only the standard library may be imported here. What the
// nouns do together lives in workbench; how they are kept lives in store. Start with record.go (what every
// noun can do), then answer.go and template.go (what an assessment is made of).
package assessments
