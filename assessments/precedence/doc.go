// Package precedence decides which of a contract's documents prevails for a subject: by the clause
// that was cited for it, else in an assumed order. It also reads the order out of a clause's words,
// and tells which documents can contradict each other on a topic. Subjects are those of assessments;
// for which one a topic is judged is part of the topic's description there.
//
// It stores nothing and finds no clauses (workbench and terms do). Start with Papers.Order.
package precedence
