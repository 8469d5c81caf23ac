// Package cli is the program without a window: every use case of the window as a command. Results go to
// stdout, messages and progress to stderr; docs and scripts rely on the exit codes in exit.go. It draws
// nothing and keeps no state of its own. Start with Main.
package cli
