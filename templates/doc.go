// Package templates is the embedded catalogue: the scoping matrix, the question sets of Scope 1 and Scope 2,
// the risk rubric, the scoring model, the crosswalks, and the requirements they answer, all as YAML; and the
// loader and linter that also read a question set of the user's own.
//
// It holds no logic about answers or scores (assessments and scoring do) and no topic lexicon (package
// lexicon does). A file with any problem is not loaded; every problem is reported with its path and line.
// Start with Load, for a user's file with ParseTemplate.
package templates
