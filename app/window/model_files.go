package window

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// fileEntry is a file or folder that the file dialog lists.
type fileEntry struct {
	name    string
	folder  bool
	size    int64
	changed time.Time
}

// listing is a folder as the file dialog shows it; it knows no toolkit.
type listing struct {
	path       string
	entries    []fileEntry // folders first, by name
	hidden     int         // entries left out: of other kinds, or hidden by their name
	folders    bool        // only folders are listed
	all        bool        // nothing is left out
	extensions []string    // of the files listed; none lists all
}

// read lists a folder.
func (l listing) read(path string) (listing, error) {
	found, err := os.ReadDir(path)
	if err != nil {
		return l, err
	}
	l.path, l.entries, l.hidden = path, nil, 0
	for _, f := range found {
		st, err := os.Stat(filepath.Join(path, f.Name()))
		if err != nil || l.folders && !st.IsDir() {
			continue // a link that leads nowhere, or no folder
		}
		if !l.shows(f.Name(), st.IsDir()) {
			l.hidden++
			continue
		}
		l.entries = append(l.entries, fileEntry{f.Name(), st.IsDir(), st.Size(), st.ModTime()})
	}
	slices.SortStableFunc(l.entries, compareEntries)
	return l, nil
}

// compareEntries puts folders first and goes by name, without regard to capitals.
func compareEntries(a, b fileEntry) int {
	if a.folder != b.folder {
		if a.folder {
			return -1
		}
		return 1
	}
	return cmp.Compare(strings.ToLower(a.name), strings.ToLower(b.name))
}

func (l listing) shows(name string, folder bool) bool {
	switch {
	case l.all:
		return true
	case strings.HasPrefix(name, "."):
		return false
	case folder || len(l.extensions) == 0:
		return true
	}
	return slices.Contains(l.extensions, strings.ToLower(filepath.Ext(name)))
}

// find is the entry of a row.
func (l listing) find(name string) (fileEntry, bool) {
	at := slices.IndexFunc(l.entries, func(e fileEntry) bool { return e.name == name })
	if at < 0 {
		return fileEntry{}, false
	}
	return l.entries[at], true
}

// parent is the folder above; the folder itself where there is none.
func (l listing) parent() string { return filepath.Dir(l.path) }

// join is the path of an entry.
func (l listing) join(name string) string { return filepath.Join(l.path, name) }

// typed is the path that was typed: "~" is the home folder, and what does not begin at a root is in
// the folder shown.
func (l listing) typed(text string) string {
	text = strings.TrimSpace(text)
	if home, err := os.UserHomeDir(); err == nil &&
		(text == "~" || strings.HasPrefix(text, "~/") || strings.HasPrefix(text, `~\`)) {
		text = filepath.Join(home, strings.TrimLeft(text[1:], `/\`))
	}
	if text != "" && !filepath.IsAbs(text) {
		text = filepath.Join(l.path, text)
	}
	return filepath.Clean(text)
}

// jump is a place that the dialog offers.
type jump struct{ title, path string }

// jumps are the places that are there: the user's folders, the one of the workspace, and drives.
func jumps(workspace string) []jump {
	var out []jump
	add := func(title, path string) {
		if exists(path) && !slices.ContainsFunc(out, func(j jump) bool { return j.path == path }) {
			out = append(out, jump{title, path})
		}
	}
	if home, err := os.UserHomeDir(); err == nil {
		add("Home", home)
		for _, name := range []string{"Documents", "Downloads", "Desktop"} {
			add(name, filepath.Join(home, name))
		}
	}
	if workspace != "" {
		add("Beside the workspace", filepath.Dir(workspace))
	}
	if runtime.GOOS != "windows" {
		add("Computer", "/")
		return out
	}
	for letter := 'A'; letter <= 'Z'; letter++ {
		add(string(letter)+":", string(letter)+`:\`)
	}
	return out
}

// sizeWords is the size of a file in words.
func sizeWords(n int64) string {
	switch {
	case n >= 1<<30:
		return fmt.Sprintf("%.1f GB", float64(n)/(1<<30))
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.1f kB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d bytes", n)
}
