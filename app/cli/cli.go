package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/workbench"

	"github.com/alecthomas/kong"
)

// Deps is what app/wire gives to the commands.
type Deps struct {
	Output
	Workspaces
	Getenv    func(string) string
	Version   string
	Clock     port.Clock
	Catalogue func() *assessments.Catalogue
	Extractor port.Extractor
	// Sockets are for what needs no workspace: finding clauses in a file, printing question sets,
	// verifying packs.
	workbench.Sockets
	// LintEmbedded lints the shipped question sets.
	LintEmbedded func() error
	// LintObligations reads and lints a file of the duties of law.
	LintObligations func(name string, data []byte) []assessments.Problem
	// Profile is the actor of the user's profile; empty where there is none.
	Profile func() assessments.Actor
	// Bench builds a workbench over an open store.
	Bench func(port.Store, assessments.Actor) *workbench.Workbench
	// Confined describes how the process that reads files is confined on this computer.
	Confined func(context.Context) string
	// Sample fills a new workspace with the worked example.
	Sample func(context.Context, *workbench.Workbench, assessments.Progress) error
}

// Output is where a command prints: its result, and what is told beside it.
type Output struct{ Stdout, Stderr io.Writer }

// Workspaces opens a workspace, makes one, whole with what fill puts into it, or makes one from a backup.
type Workspaces struct {
	Open    func(ctx context.Context, path string, readOnly bool) (port.Store, error)
	Create  func(ctx context.Context, path string, fill func(port.Store) error) error
	Restore func(ctx context.Context, backup, dest string) error
}

// commands is the whole command line.
type commands struct {
	reviewing
	handingOver
	Template templateCmd `cmd:"" help:"The catalogue: list, show, lint, coverage."`
	keeping
	Obligations obligationsCmd `cmd:"" help:"What the law asks of each use, with days and reasons."`
	Checklist   checklistCmd   `cmd:"" help:"The responsibilities of a use that is built, on the screen or in print."`
	reading
	Version versionCmd `cmd:"" help:"Version, build, catalogue and scoring-model versions."`
}

// reviewing are the commands that bring records in and show them.
type reviewing struct {
	New    newCmd    `cmd:"" help:"Create a workspace." `
	Show   showCmd   `cmd:"" help:"Vendors, services, uses and assessments with their figures."`
	Apply  applyCmd  `cmd:"" help:"Create or update everything a declarative file names, all of it or nothing."`
	Scope  scopeCmd  `cmd:"" help:"Place a use in a scope, with reasons."`
	Assess assessCmd `cmd:"" help:"One assessment in full, with the arithmetic of its score."`
}

// handingOver are the commands about audit packs.
type handingOver struct {
	Pack   packCmd   `cmd:"" help:"Write, re-open and verify an audit pack."`
	Leaves leavesCmd `cmd:"" help:"What an audit pack would give to its audience, and what it would withhold."`
	Verify verifyCmd `cmd:"" help:"Verify an audit pack: every file, every hash, and that its parts agree."`
}

// keeping are the commands about a workspace as a file.
type keeping struct {
	Check   checkCmd   `cmd:"" help:"Read everything in a workspace and report what is not as it was written."`
	Backup  backupCmd  `cmd:"" help:"Write a consistent, verified copy of a workspace, open or not."`
	Restore restoreCmd `cmd:"" help:"Make a workspace from a backup."`
	Purge   purgeCmd   `cmd:"" help:"The lawful way out: erase a document, version, evidence, revision or note for good."`
}

// reading are the commands that read documents.
type reading struct {
	Text    textCmd    `cmd:"" help:"The text a file gives; offsets count in it."`
	Clauses clausesCmd `cmd:"" help:"Passages of a document ranked by topic."`
	Facts   factsCmd   `cmd:"" help:"Title, parties, dates and linked papers that a document states, each with its quote."`
	Changes changesCmd `cmd:"" help:"What changed between two versions of a document, by topic; needs no workspace."`
	Search  searchCmd  `cmd:"" help:"Find words in documents, quotes, notes, answers and evidence."`
}

// Names lists the commands, with the flags that ask for help in place of one.
func Names() []string {
	return []string{
		"new", "show", "apply", "scope", "assess", "pack", "leaves", "verify", "template",
		"check", "backup", "restore", "purge", "obligations", "checklist", "text", "clauses", "facts", "changes",
		"search", "version", "help",
		"-h", "--help",
	}
}

// IsCommand reports whether arguments are for the command line: the name of a command, a flag, or more
// than one argument. The others are for the window: none, or the workspace to open.
func IsCommand(args []string) bool {
	switch len(args) {
	case 0:
		return false
	case 1:
		return slices.Contains(Names(), args[0]) || strings.HasPrefix(args[0], "-")
	default:
		return true
	}
}

// Main runs one command and returns its exit code.
func Main(args []string, d Deps) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if len(args) > 0 && args[0] == "help" {
		args = append(args[1:], "--help")
	}
	exact, terminal := d.Stdout, d.Stderr
	d.Stdout, d.Stderr = &plainWriter{out: exact}, &plainWriter{out: terminal}
	var c commands
	done := false
	p, err := kong.New(&c, kong.Name("countersign"), kong.Writers(d.Stdout, d.Stderr), kong.Exit(func(int) {
		done = true
	}),
		kong.Description("An offline workbench for organisations that buy generative AI: one assessment per service in use.\n\ncountersign [WORKSPACE] opens the window.\n\nExit codes: 0 done, 1 the machine failed, 2 wrong usage, 3 a check found something, 4 refused input."),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
	if err != nil {
		fmt.Fprintln(d.Stderr, "countersign:", err)
		return exitMachine
	}
	k, err := p.Parse(args)
	if done {
		return exitDone
	}
	if err != nil {
		if name := args[0]; !strings.HasPrefix(name, "-") && !slices.Contains(Names(), name) {
			err = fmt.Errorf("there is no command “%s”", oneLine(name))
		}
		fmt.Fprintf(d.Stderr, "countersign: %v. “countersign -h” lists the commands, “countersign COMMAND -h” shows one with an example.\n", strings.TrimSuffix(err.Error(), "."))
		return exitUsage
	}
	if name := emptyFlag(k); name != "" {
		fmt.Fprintf(d.Stderr, "countersign: --%s was given with nothing in it. Give it a value, or leave it out; nothing was done.\n", name)
		return exitUsage
	}
	err = k.Run(&run{Deps: d, ctx: ctx, exact: exact, terminal: terminal})
	return report(d, err)
}

// emptyFlag is the name of a flag that was given without a value, as an unset variable of a script
// leaves it: taken as absent, it would be another order than the one meant.
func emptyFlag(k *kong.Context) string {
	for _, p := range k.Path {
		if p.Flag == nil {
			continue
		}
		switch v := k.FlagValue(p.Flag).(type) {
		case string:
			if strings.TrimSpace(v) == "" {
				return p.Flag.Name
			}
		case []string:
			if len(v) == 0 || slices.ContainsFunc(v, func(s string) bool {
				return strings.TrimSpace(s) == ""
			}) {
				return p.Flag.Name
			}
		}
	}
	return ""
}

// report tells a person what went wrong, the log what caused it.
func report(d Deps, err error) int {
	if err == nil {
		return exitDone
	}
	var problems assessments.Problems
	switch {
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(d.Stderr, "countersign: stopped; nothing half-written was left.")
	case errors.As(err, &problems):
		fmt.Fprintf(d.Stderr, "countersign: %s; nothing was changed.\n%s\n", count(len(problems), "problem"),
			problems.Error())
	default:
		fmt.Fprintln(d.Stderr, "countersign:", message(err))
	}
	slog.Debug("command failed", "error", err, "cause", errors.Unwrap(err))
	return exitOf(err)
}

func message(err error) string {
	var known *assessments.Error
	if errors.As(err, &known) {
		return known.Message
	}
	return err.Error()
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// run is what a command runs with.
type run struct {
	Deps
	ctx context.Context
	// standard output, byte for byte: for the text of a document, in which offsets are counted
	exact    io.Writer
	terminal io.Writer // standard error, for what moves the cursor itself
}

// actorFlags names the actor of a command that writes.
type actorFlags struct {
	As   string `help:"Who is acting." placeholder:"NAME"`
	Role string `help:"In which role: legal, procurement, security, business_owner, dpo, …" placeholder:"ROLE"`
}

func (f actorFlags) actor(r *run) (assessments.Actor, error) {
	switch env := r.Getenv("COUNTERSIGN_ACTOR"); {
	case f.As != "" || f.Role != "":
		a := assessments.Actor{Name: f.As, Role: f.Role}
		return a, a.Valid()
	case env != "":
		return assessments.ParseActor(env)
	}
	a := r.Profile()
	return a, a.Valid()
}

// asOfFlag is the day figures are computed for.
type asOfFlag struct {
	AsOf string `help:"Day to compute for; today in UTC where absent." placeholder:"YYYY-MM-DD"`
}

func (f asOfFlag) day(r *run) (assessments.Date, error) {
	d, err := assessments.ParseDate(f.AsOf)
	if err != nil {
		return "", assessments.Errorf(assessments.Usage, "--as-of: %v.", err)
	}
	if d == "" {
		d = assessments.DateOf(r.Clock.Now())
	}
	return d, nil
}

// momentsFlags are the day figures are computed for, and the day by which what they rest on had been
// recorded.
type momentsFlags struct {
	asOfFlag
	RecordedBy string `help:"Rebuild from the journal what had been recorded by this day." placeholder:"YYYY-MM-DD"`
}

func (f momentsFlags) moments(r *run) (workbench.Moments, error) {
	by, err := assessments.ParseDate(f.RecordedBy)
	if err != nil {
		return workbench.Moments{}, assessments.Errorf(assessments.Usage, "--recorded-by: %v.", err)
	}
	if f.AsOf == "" && by != "" {
		return workbench.Moments{AsOf: by, RecordedBy: by}, nil
	}
	day, err := f.day(r)
	return workbench.Moments{AsOf: day, RecordedBy: by}, err
}

// reading opens a workspace to read it.
func (r *run) reading(path string, fn func(*workbench.Workbench) error) error {
	return r.with(path, true, assessments.Actor{}, fn)
}

// writing opens a workspace to change it, as the actor named.
func (r *run) writing(path string, f actorFlags, fn func(*workbench.Workbench) error) error {
	a, err := f.actor(r)
	if err != nil {
		return err
	}
	if f == (actorFlags{}) && r.Getenv("COUNTERSIGN_ACTOR") == "" {
		r.note("Acting as %s, who is named in the settings of this computer; --as NAME --role ROLE names another.", a)
	}
	return r.with(path, false, a, fn)
}

func (r *run) with(path string, readOnly bool, a assessments.Actor,
	fn func(*workbench.Workbench) error,
) (err error) {
	s, err := r.Open(r.ctx, path, readOnly)
	if errors.Is(err, port.ErrOlder) {
		return r.older(path, a, fn)
	}
	if err != nil {
		return err
	}
	w := r.Bench(s, a)
	defer func() {
		if cerr := w.Close(); err == nil {
			err = cerr
		}
	}()
	return fn(w)
}

// older reads a workspace of an older format in a private copy that is brought up to date: reading
// changes no file.
func (r *run) older(path string, a assessments.Actor, fn func(*workbench.Workbench) error) (err error) {
	dir, err := os.MkdirTemp("", "countersign-older-*") // for the owner alone
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	copied := filepath.Join(dir, filepath.Base(path))
	if err := r.Restore(r.ctx, path, copied); err != nil {
		return ofOriginal(err, dir, path)
	}
	r.note("“%s” was written by an older version. It was read in a copy brought up to date, and not changed.",
		path)
	return ofOriginal(r.with(copied, true, a, fn), dir, path)
}

// ofOriginal names the workspace in an error in place of the copy of it in dir.
func ofOriginal(err error, dir, path string) error {
	var known *assessments.Error
	if !errors.As(err, &known) || !strings.Contains(known.Message, dir) {
		return err
	}
	inside := regexp.MustCompile(regexp.QuoteMeta(dir) + `(\S*` + regexp.QuoteMeta(filepath.Base(path)) +
		`)?`)
	return assessments.Wrap(err, known.Kind, "%s", inside.ReplaceAllLiteralString(known.Message, path))
}
