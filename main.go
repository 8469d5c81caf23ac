// Countersign is an offline workbench for organisations that buy generative AI. This file wires: which
// command or window runs, with which sockets. See docs/architecture.md for the map.
package main

import (
	"fmt"
	"log/slog"
	"os"
	"slices"

	"countersign/app/cli"
	"countersign/assessments/intake/child"
)

// version is set when a release is built.
var version = "0.1.0-dev"

func main() {
	args := os.Args[1:]
	if len(args) > 0 && args[0] == child.Command {
		os.Exit(child.Main(args[1:], os.Stdin, os.Stdout))
	}
	level := slog.LevelError
	if os.Getenv("COUNTERSIGN_DEBUG") != "" {
		level = slog.LevelDebug
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: level})))
	w, err := newWiring(args)
	if err != nil {
		fmt.Fprintln(os.Stderr, "countersign:", cli.Plain(err.Error()))
		os.Exit(1)
	}
	if len(args) > 0 && slices.Contains(cli.Names(), args[0]) || len(args) > 1 {
		os.Exit(cli.Main(args, w.commands()))
	}
	os.Exit(w.window(args))
}
