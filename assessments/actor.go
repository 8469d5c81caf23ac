package assessments

import "strings"

// Actor is who is acting. It lives in the user's profile on the machine, never in the workspace; events
// carry a copy.
type Actor struct {
	Name string `json:"name"`
	Role string `json:"role"`          // legal, procurement, security, business_owner, dpo, assessor, or a word of the organisation's own
	Key  string `json:"key,omitempty"` // fingerprint of the person's own signing key
}

// ParseActor reads "NAME;ROLE".
func ParseActor(s string) (Actor, error) {
	name, role, _ := strings.Cut(s, ";")
	a := Actor{Name: strings.TrimSpace(name), Role: strings.TrimSpace(role)}
	return a, a.Valid()
}

// Valid refuses an actor without name or role.
func (a Actor) Valid() error {
	if a.Name == "" || a.Role == "" || len(a.Name) > 300 || len(a.Role) > 300 || strings.ContainsAny(a.Name+a.Role, "\n\r;") {
		return Errorf(Usage, "Say who is acting: a change is recorded with a name and a role. In the window: Settings, “You”. On the command line: --as NAME --role ROLE, or COUNTERSIGN_ACTOR=\"NAME;ROLE\".")
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
