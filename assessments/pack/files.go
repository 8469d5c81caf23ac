package pack

import (
	"strconv"
	"strings"

	"countersign/assessments"
)

// files lists the evidence and documents that go along, as received. A board reads; it gets none.
func (v *view) files() []File {
	out := []File{}
	if !v.full() {
		return out
	}
	taken := map[string]bool{}
	add := func(folder string, noun assessments.Noun, id, name, sum string, size int64,
		purged assessments.Date,
	) {
		if sum == "" || purged != "" {
			return
		}
		path := safePath(folder, id, name, taken)
		out = append(out, File{Path: path, Name: name, Noun: noun, ID: id, SHA256: sum, Size: size})
	}
	for _, r := range v.d.Revisions {
		add("evidence", r.Noun(), r.ID, r.FileName, r.SHA256, r.Size, r.PurgedOn)
	}
	for _, ver := range v.d.Versions {
		add("documents", ver.Noun(), ver.ID, ver.FileName, ver.SHA256, ver.Size, ver.PurgedOn)
	}
	return out
}

// path is where a revision or version lies in the pack; "" where it does not go along.
func path(files []File, id string) string {
	for _, f := range files {
		if f.ID == id {
			return f.Path
		}
	}
	return ""
}

// safePath makes a path of our own out of a record's id and the name it came with: plain letters and digits,
// no reserved name, nothing that differs only in case. The name as received stays in assessment.json.
func safePath(folder, id, name string, taken map[string]bool) string {
	ext := ""
	if i := strings.LastIndexByte(name, '.'); i > 0 && len(name)-i <= 10 {
		name, ext = name[:i], plainName(name[i+1:], 8)
	}
	base := plainName(id, 60)
	if n := plainName(name, 60); n != "" && !strings.Contains(strings.ToLower(base), strings.ToLower(n)) {
		base += "--" + n
	}
	if base == "" || strings.HasPrefix(base, "--") {
		base = "file" + base
	}
	if ext != "" {
		ext = "." + ext
	}
	out := folder + "/" + base + ext
	for n := 2; taken[strings.ToLower(out)]; n++ {
		out = folder + "/" + base + "-" + strconv.Itoa(n) + ext
	}
	taken[strings.ToLower(out)] = true
	return out
}

// plainName keeps letters and digits of ASCII, turns everything else into single dashes, and stays off the
// device names of Windows.
func plainName(s string, most int) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '_':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= most {
			break
		}
	}
	out := strings.Trim(b.String(), "-")
	switch strings.ToLower(out) {
	case "con", "prn", "aux", "nul":
		return out + "_"
	}
	if l := strings.ToLower(out); len(l) == 4 &&
		(strings.HasPrefix(l, "com") || strings.HasPrefix(l, "lpt")) {
		return out + "_"
	}
	return out
}
