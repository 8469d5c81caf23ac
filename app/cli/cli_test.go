package cli

import (
	"bytes"
	"strings"
	"testing"

	"countersign/assessments"
)

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
	for _, args := range [][]string{
		nil,
		{},
		{""},
		{"w.countersign"},
		{"show.countersign"},
		{"./show"},
		{"my-show"},
	} {
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

func TestAFlagWithNothingInItIsRefused(t *testing.T) {
	for _, args := range [][]string{
		{"show", "w.countersign", "--as-of", ""},
		{"show", "w.countersign", "--as-of="},
		{"show", "w.countersign", "--recorded-by", " "},
		{"assess", "w.countersign", "a", "--as-of", "\t"},
		{"leaves", "w.countersign", "a", "--as-of", ""},
		{"pack", "w.countersign", "a", "--out", ""},
		{"pack", "w.countersign", "a", "--out", "p.zip", "--as", "", "--role", "legal"},
		{"pack", "w.countersign", "a", "--out", "p.zip", "--as", "Ada", "--role", ""},
		{"purge", "w.countersign", "v", "--reason", "returned", "--copy", ""},
		{"purge", "w.countersign", "v", "--reason", "", "--dry-run"},
		{"scope", "--answers", ""},
		{"purge", "w.countersign", "msa/1", "--reason", "erasure", "--copy", "old.countersign", "--copy", " "},
		{"template", "begin", "w.countersign", "s", "u", "--name", ""},
	} {
		var out, errs bytes.Buffer
		code := Main(args, Deps{Output: Output{Stdout: &out, Stderr: &errs}}) // nothing is there to carry it out with
		if code != exitUsage || !strings.Contains(errs.String(), "was given with nothing in it") ||
			out.Len() > 0 {
			t.Errorf("%q ends with %d: %s%s", args, code, out.String(), errs.String())
		}
	}
}

func TestAnErrorOfACopyNamesTheWorkspace(t *testing.T) {
	const dir, path = "/tmp/older-1", "of Ada/our (1).countersign"
	for said, want := range map[string]string{
		"“/tmp/older-1/.countersign-2.part/our (1).countersign” was changed.":   "“of Ada/our (1).countersign” was changed.",
		"/tmp/older-1/our (1).countersign and /tmp/older-1/our (1).countersign": "of Ada/our (1).countersign and of Ada/our (1).countersign",
		"The folder /tmp/older-1 is full.":                                      "The folder of Ada/our (1).countersign is full.",
		"Nothing of it.":                                                        "Nothing of it.",
	} {
		err := ofOriginal(assessments.Errorf(assessments.Damaged, "%s", said), dir, path)
		if message(err) != want || exitOf(err) != exitFound {
			t.Errorf("%q became %q, exit %d", said, message(err), exitOf(err))
		}
	}
	if err := ofOriginal(nil, dir, path); err != nil {
		t.Error(err)
	}
}
