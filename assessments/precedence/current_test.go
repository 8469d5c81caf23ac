package precedence_test

import (
	"testing"

	"countersign/assessments"
	"countersign/assessments/precedence"
)

func TestCurrentVersionIsTheOneInForce(t *testing.T) {
	v := func(id string, s assessments.VersionStatus, effective assessments.Date) assessments.Version {
		return assessments.Version{
			ID: id, DocumentID: "d", Label: id, Status: s, Effective: effective,
			SHA256: id,
		}
	}
	for _, c := range []struct {
		name string
		list []assessments.Version
		want string
	}{
		{"the only one", []assessments.Version{v("1", assessments.VersionExecuted, "2025-01-01")}, "1"},
		{"the newest that binds", []assessments.Version{
			v("1", assessments.VersionExecuted, "2025-01-01"),
			v("2", assessments.VersionExecuted, "2026-01-01"),
		}, "2"},
		{"published in place of one that bound", []assessments.Version{
			v("1", assessments.VersionExecuted, "2025-01-01"),
			v("2", assessments.VersionPublished, "2026-01-01"),
		}, "2"},
		{"of today", []assessments.Version{
			v("1", assessments.VersionExecuted, "2025-01-01"),
			v("2", assessments.VersionPublished, "2026-11-21"),
		}, "2"},
		{"of tomorrow", []assessments.Version{
			v("1", assessments.VersionExecuted, "2025-01-01"),
			v("2", assessments.VersionExecuted, "2026-11-22"),
		}, "1"},
		{
			"to come, and no other",
			[]assessments.Version{v("2", assessments.VersionExecuted, "2026-11-22")},
			"2",
		},
		{"marked superseded", []assessments.Version{
			v("1", assessments.VersionDraft, ""), v("2", assessments.VersionSuperseded, "2026-01-01"),
		}, "1"},
		{"a draft takes no place", []assessments.Version{
			v("1", assessments.VersionExecuted, "2025-01-01"), v("2", assessments.VersionDraft, "2026-01-01"),
		}, "1"},
		{"another document", []assessments.Version{
			v("1", assessments.VersionExecuted, "2025-01-01"),
			{ID: "x", DocumentID: "e", Status: assessments.VersionPublished, Effective: "2026-01-01"},
		}, "1"},
	} {
		if got := (precedence.Papers{Versions: c.list, Day: "2026-11-21"}).Current("d"); got.ID != c.want {
			t.Errorf("%s: %s, want %s", c.name, got.ID, c.want)
		}
	}
}
