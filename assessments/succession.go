package assessments

// Successor is the version that has taken v's place, among the versions of any documents; nil if none
// has. reached tells of a day whether it has come.
func (v *Version) Successor(all []*Version, reached func(Date) bool) *Version {
	since := v.Effective
	if since == "" {
		since = v.ObtainedOn
	}
	var next *Version
	for _, o := range all {
		inForce := o.Status == VersionPublished || o.Status.Binding()
		if o.DocumentID == v.DocumentID && o.ID != v.ID && (o.SHA256 == "" || o.SHA256 != v.SHA256) && inForce &&
			o.Effective != "" && o.Effective > since &&
			(next == nil || o.Effective > next.Effective) && reached(o.Effective) {
			next = o
		}
	}
	return next
}

// SucceededOn is Successor as of a day; false if none has taken v's place by then.
func (v *Version) SucceededOn(day Date, all []Version) (Version, bool) {
	others := make([]*Version, len(all))
	for i := range all {
		others[i] = &all[i]
	}
	next := v.Successor(others, func(d Date) bool { return d <= day })
	if next == nil {
		return Version{}, false
	}
	return *next, true
}
