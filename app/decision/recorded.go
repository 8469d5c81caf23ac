package decision

import "countersign/assessments"

// recordedBy says under a name who records it, which is kept beside it.
func recordedBy(who assessments.Actor) string {
	if who.Valid() != nil {
		return "You are asked for your name and role before it is recorded; both are kept."
	}
	return "Recorded by " + who.String() + ", who acts."
}

// recorder says under a name who records what cannot be undone.
func recorder(who assessments.Actor) string {
	return recordedBy(who) + " Both are kept and shown. It is not undone, only revoked with a reason."
}
