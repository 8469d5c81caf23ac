package ui

import "countersign/assessments"

// actorDraft is where what was typed of an actor is remembered until it is complete.
const actorDraft = "actor.typed"

// KeepActor remembers a name without its role, or a role without its name, on this computer: no one acts
// under it yet. A complete one, or an empty one, forgets what was remembered.
func KeepActor(host Memory, a assessments.Actor) {
	if a.Name != "" && a.Role != "" {
		a = assessments.Actor{}
	}
	host.Remember(actorDraft, a)
}

// TypedActor is what was typed last without being complete; otherwise the one who acts.
func TypedActor(host Memory, acting assessments.Actor) assessments.Actor {
	var typed assessments.Actor
	if host.Recall(actorDraft, &typed) && typed != (assessments.Actor{}) {
		return typed
	}
	return acting
}

// MissingOf says what an actor lacks before anyone can act under it: "name", "role", both, or "" for nothing.
func MissingOf(a assessments.Actor) string {
	switch {
	case a.Name == "" && a.Role == "":
		return "name and role"
	case a.Name == "":
		return "name"
	case a.Role == "":
		return "role"
	}
	return ""
}
