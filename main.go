// Countersign is an offline workbench for organisations that buy generative AI. This file reads from the
// arguments what the process is: the child that reads files, a command, or the window. app/wire connects
// everything else; docs/architecture.md describes the packages.
package main

import (
	"os"

	"countersign/app/cli"
	"countersign/app/wire"
	"countersign/assessments/intake/child"
)

// version is set when a release is built.
var version = "0.1.0-dev"

func main() {
	args := os.Args[1:]
	switch {
	case len(args) > 0 && args[0] == child.Command:
		os.Exit(child.Main(args[1:], os.Stdin, os.Stdout))
	case cli.IsCommand(args):
		os.Exit(wire.Command(args, version))
	default:
		os.Exit(wire.Window(args, version))
	}
}
