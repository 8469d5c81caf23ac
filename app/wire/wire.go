// Package wire connects the packages of the program: it gives the use cases their store, catalogue,
// readers and writers, and gives the results to the command line and to the window. It is the only
// package that imports all the others. It decides nothing about assessments and draws nothing. Start
// with Command and Window, which main calls; newWiring makes what both share.
package wire

import (
	"fmt"
	"log/slog"
	"os"

	"countersign/app/cli"
)

// Command runs the command that the arguments name and returns its exit code.
func Command(args []string, version string) int {
	w, err := start(args, version)
	if err != nil {
		return failed(err.Error())
	}
	return cli.Main(args, w.commands())
}

// Window opens the window, on the workspace that the arguments name if there are any, and returns the
// exit code once the window is closed.
func Window(args []string, version string) int {
	w, err := start(args, version)
	if err != nil {
		return failed(err.Error())
	}
	return w.window(args)
}

// start sets up the log and connects the packages.
func start(args []string, version string) (*wiring, error) {
	level := slog.LevelError
	if os.Getenv("COUNTERSIGN_DEBUG") != "" {
		level = slog.LevelDebug
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: level})))
	return newWiring(args, version)
}

// failed prints why the program could not start, and returns the exit code for that.
func failed(why string) int {
	fmt.Fprintln(os.Stderr, "countersign:", cli.Plain(why))
	return 1
}
