package pack

import (
	"slices"
	"strings"

	"countersign/assessments"
)

// ReadingRecord says how far the text of a version could be read out of its file. A clause that nobody
// found may be in the rest.
type ReadingRecord struct {
	Version string         `json:"version"`
	State   ReadingState   `json:"state"`
	Notices []NoticeRecord `json:"notices,omitempty"`
}

// ReadingState says whether a text could be read.
type ReadingState string

// States of reading. A version with a file and without a reading was read before notices were recorded.
const (
	WasRead    ReadingState = "read"
	Unreadable ReadingState = "unreadable" // nothing could be read
)

// NoticeRecord is a notice of reading without the words that it quotes: those are the file's.
type NoticeRecord struct {
	Kind  assessments.NoticeKind `json:"kind"`
	Count int                    `json:"count"`
	Page  int                    `json:"page,omitempty"`
	Start int                    `json:"start"` // code points of the text
}

// ReadingOf is the reading of a version whose text has these notices.
func ReadingOf(version string, notices []assessments.Notice) ReadingRecord {
	r := ReadingRecord{Version: version, State: WasRead}
	for _, n := range notices {
		r.Notices = append(r.Notices, NoticeRecord{n.Kind, n.Count, n.Page, n.Start})
	}
	return r
}

// reading is what the pack says of how its documents were read.
type reading struct{ *view }

// given are the readings of the versions in the pack that its audience is given.
func (v reading) given(all []ReadingRecord) []ReadingRecord {
	var out []ReadingRecord
	for _, ver := range v.d.Versions {
		i := slices.IndexFunc(all, func(r ReadingRecord) bool { return r.Version == ver.ID })
		if i < 0 || ver.PurgedOn != "" {
			continue
		}
		one := all[i]
		if withhold("reading", &one, v.opt.Audience); one.Version != "" {
			out = append(out, one)
		}
	}
	return out
}

// mostTold is how many notices of a version are told one by one. More are summed up.
const mostTold = 6

// words say of a version what of its file was not, or not surely, read.
func (v reading) words(ver assessments.Version) string {
	if ver.SHA256 == "" || ver.PurgedOn != "" {
		return ""
	}
	for _, r := range v.opt.Readings {
		if r.Version == ver.ID {
			return r.words()
		}
	}
	return "not recorded when this was read"
}

func (r ReadingRecord) words() string {
	if r.State == Unreadable {
		return "no text could be read from this file"
	}
	if len(r.Notices) == 0 {
		return "nothing left out"
	}
	all := make([]assessments.Notice, len(r.Notices))
	lines := make([]string, len(r.Notices))
	for i, n := range r.Notices {
		all[i] = assessments.Notice{Kind: n.Kind, Count: n.Count, Page: n.Page}
		lines[i] = all[i].Words()
	}
	if len(all) > mostTold {
		lines = assessments.SumUpNotices(all)
	}
	return strings.Join(lines, "\n")
}
