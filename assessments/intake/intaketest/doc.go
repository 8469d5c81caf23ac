// Package intaketest makes documents for tests: small honest ones in every format, and a corpus of
// hostile ones that no reader may fall for. It reads nothing and is linked into no program.
package intaketest
