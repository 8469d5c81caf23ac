package assessments

// Recording says who typed a record and when. The person the record names may be another one: both are kept,
// both are shown, and the rules that keep people apart look at both.
type Recording struct {
	RecordedBy string // the actor, "Name (role)"; "" where the workspace is older than this field
	RecordedAt Moment
}

// RecordedOn is the day of the recording, "" where it is not known.
func (r Recording) RecordedOn() Date {
	if r.RecordedAt == 0 {
		return ""
	}
	return DateOf(r.RecordedAt.Time())
}

// Revocation says who withdrew a record and on which day; its reason is a field of the record.
type Revocation struct {
	RevokedBy string
	RevokedOn Date
}

func recordedBy(r *Recording) Field {
	return Field{Name: "recorded_by", Value: text(&r.RecordedBy), Line: true, Computed: true}
}

func recordedAt(r *Recording) Field {
	return Field{Name: "recorded_at", Value: moment(&r.RecordedAt), Computed: true}
}

func revokedBy(r *Revocation) Field {
	return Field{Name: "revoked_by", Value: text(&r.RevokedBy), Line: true, Computed: true}
}

func revokedOn(r *Revocation) Field {
	return Field{Name: "revoked_on", Value: date(&r.RevokedOn), Computed: true}
}
