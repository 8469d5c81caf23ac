package cli

import "testing"

func TestIsCommandSeparatesCommandsFromAWorkspaceToOpen(t *testing.T) {
	for _, args := range [][]string{
		{"show"},
		{"show", "w.countersign"},
		{"help"},
		{"-h"},
		{"--help"},
		{"-x"},
		{"--as", "Ada"},
		{"w.countersign", "show"},
		{"w.countersign", "x.countersign"},
		{"showing", "w.countersign"},
	} {
		if !IsCommand(args) {
			t.Errorf("%q opens the window", args)
		}
	}
	for _, args := range [][]string{nil, {}, {""}, {"w.countersign"}, {"show.countersign"}, {"./show"}, {"my-show"}} {
		if IsCommand(args) {
			t.Errorf("%q is for the command line", args)
		}
	}
	for _, name := range Names() {
		if !IsCommand([]string{name}) {
			t.Errorf("%q opens the window", name)
		}
	}
}
