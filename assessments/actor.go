package assessments

import "strings"

// Actor is who is acting. It lives in the user's profile on the machine, never in the workspace; events
// carry a copy.
type Actor struct {
	Name string `json:"name"`
	// legal, procurement, security, business_owner, dpo, assessor, or a word of the organisation's own
	Role string `json:"role"`
	Key  string `json:"key,omitempty"` // fingerprint of the person's own signing key
}

// ParseActor reads "NAME;ROLE".
func ParseActor(s string) (Actor, error) {
	name, role, _ := strings.Cut(s, ";")
	a := Actor{Name: strings.TrimSpace(name), Role: strings.TrimSpace(role)}
	return a, a.Valid()
}

// Valid refuses an actor without name or role, and names that cannot be read or told from others.
func (a Actor) Valid() error {
	for _, part := range []struct{ what, text string }{{"name", a.Name}, {"role", a.Role}} {
		msg := CheckText(part.text, true)
		if msg == "" {
			msg = checkSigns(part.text)
		}
		if msg != "" {
			return Errorf(Usage, "The %s of who is acting cannot be recorded: it %s. Nothing was changed. In the window: Settings, “You”. On the command line: --as NAME --role ROLE, or COUNTERSIGN_ACTOR=\"NAME;ROLE\".", part.what, msg)
		}
	}
	if strings.TrimSpace(a.Name) == "" || strings.TrimSpace(a.Role) == "" ||
		strings.Contains(a.Name+a.Role, ";") {
		return Errorf(Usage, "Say who is acting: a change is recorded with a name and a role. In the window: Settings, “You”. On the command line: --as NAME --role ROLE, or COUNTERSIGN_ACTOR=\"NAME;ROLE\".")
	}
	if NamesNobody(a.Name) {
		return Errorf(Usage, "“%s” names no one: a change is recorded with the name of who makes it. Nothing was changed. In the window: Settings, “You”. On the command line: --as NAME --role ROLE, or COUNTERSIGN_ACTOR=\"NAME;ROLE\".", a.Name)
	}
	return nil
}

// String is "Name (role)".
func (a Actor) String() string {
	if a.Role == "" {
		return a.Name
	}
	return a.Name + " (" + a.Role + ")"
}
