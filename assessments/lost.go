package assessments

import (
	"fmt"
	"path/filepath"
)

// Loss is what happened to the file of an open workspace.
type Loss string

// What another program can do to the file.
const (
	Removed     Loss = "removed"     // nothing has the name any more
	Replaced    Loss = "replaced"    // another file has the name
	CutShort    Loss = "cut short"   // a part of the file is gone
	Overwritten Loss = "overwritten" // the file holds something else
)

// Lost is the error that the file of an open workspace is no longer the one that was opened.
type Lost struct {
	What    Loss
	Path    string // of the workspace
	Copy    string // of what was open; "" if none could be saved
	Other   bool   // what could be read last was not what was open, so that there is no copy
	Damaged int    // places in the copy that are not as they were written
	Backup  string // newest backup; "" if none is known
	Reading bool   // the workspace was open for reading only
	Cause   error  // why there is no copy
}

// Error says what happened, what it means, and what to do.
func (l *Lost) Error() string {
	return l.Happened() + " " + l.Means() + " " + l.Next()
}

// Unwrap is the error as one of the domain, which decides the exit code.
func (l *Lost) Unwrap() error {
	return &Error{Kind: Machine, Message: l.Error(), Cause: l.Cause}
}

// Happened is one sentence.
func (l *Lost) Happened() string {
	name := filepath.Base(l.Path)
	switch l.What {
	case Removed:
		return fmt.Sprintf("“%s” was removed or moved while it was open, or its disk is no longer there.",
			name)
	case Replaced:
		return fmt.Sprintf("Another file was put in the place of “%s” while it was open, for example by a program that synchronises folders.", name)
	case CutShort:
		return fmt.Sprintf("Another program cut “%s” short while it was open.", name)
	}
	return fmt.Sprintf("Another program wrote over “%s” while it was open.", name)
}

// Means says what it means for the user's work.
func (l *Lost) Means() string {
	switch {
	case l.Reading:
		return "What was read is of the file before."
	case l.Copy == "" && l.Other:
		return "Nothing is saved in it any more. What can be read in it now is another workspace, or another state of this one, so that no copy of what was open could be made. What was saved last may be lost."
	case l.Copy == "":
		return "Nothing is saved in it any more, and no copy of what was open could be made. What was saved last may be lost."
	case l.Damaged > 0:
		return fmt.Sprintf("Nothing is saved in it any more. What was open was saved in the copy “%s”, in which a check finds %s written.",
			l.Copy, Count(l.Damaged, "place that is not as it was", "places that are not as they were"))
	}
	return fmt.Sprintf("Nothing is saved in it any more. Everything that was saved before is in the copy “%s”, which was checked.", l.Copy)
}

// Next says what to do.
func (l *Lost) Next() string {
	switch {
	case l.Reading:
		return "Look which file has the name now, and do it again."
	case l.Copy != "":
		return "Go on in the copy, find out what the other file is, and keep the one that is right."
	case l.Backup != "":
		return fmt.Sprintf("Restore the newest backup, “%s”, under another name.", l.Backup)
	}
	return "Copy the file that has the name now away, and restore the newest backup under another name."
}
