package seal

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
)

// inMemory is a check of files that lie nowhere.
func inMemory(files map[string]string) *check {
	t := &tree{wrong: map[string][]string{}}
	for name := range files {
		t.names = append(t.names, name)
	}
	slices.Sort(t.names)
	t.open = func(name string) (io.ReadCloser, error) {
		if b, ok := files[name]; ok {
			return io.NopCloser(strings.NewReader(b)), nil
		}
		return nil, fs.ErrNotExist
	}
	return &check{
		ctx: context.Background(), tree: t, sums: map[string]string{}, files: map[string]pack.File{},
		parts: map[string][]byte{}, seen: map[string]bool{},
	}
}

func sumOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// problems are what a check found, each as "file: message".
func (c *check) problems() (out []string) {
	for _, p := range c.report.Problems {
		out = append(out, p.File+": "+p.Message)
	}
	slices.Sort(out)
	return out
}

// says fails the test unless each problem found begins with the words due, and there is no other.
func (c *check) says(t *testing.T, name string, want ...string) {
	t.Helper()
	got := c.problems()
	ok := len(got) == len(want)
	for i := range min(len(got), len(want)) {
		ok = ok && strings.Contains(got[i], want[i])
	}
	if !ok {
		t.Errorf("%s: %q, want %q", name, got, want)
	}
}

func TestTheListOfDigestsIsReadLineByLine(t *testing.T) {
	sum := sumOf("x")
	line := func(name string) string { return sum + "  " + name + "\n" }
	long := strings.Repeat("n", mostName)
	many := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(line(fmt.Sprintf("evidence/%05d", i)))
		}
		return b.String()
	}
	for name, tc := range map[string]struct {
		text    string
		names   int
		problem string
		noPack  bool
	}{
		"in order":     {line("a") + line("b"), 2, "", false},
		"nothing":      {"", 0, "", false},
		"not in order": {line("b") + line("a"), 2, "line 2 is not in the order", false},
		"without its last break": {
			line("a") + strings.TrimSuffix(line("b"), "\n"), 2, "does not end with a line break", false,
		},
		"a name twice": {line("a") + line("a"), 1, "line 2 names a a second time", false},
		"its own name": {line(pack.SumsName), 0, "line 1 names the list itself", false},
		"a way out": {
			line("../a") + line("b"), 1, `line 1 names "../a", which has a name that points out`, false,
		},
		"one space":          {sum + " a\n", 0, "line 1 is not a digest and a name", false},
		"no name":            {sum + "  \n", 0, "line 1 is not a digest and a name", false},
		"capital letters":    {strings.ToUpper(sum) + "  a\n", 0, "line 1 is not a digest and a name", false},
		"a digest cut short": {sum[1:] + "  a\n", 0, "line 1 is not a digest and a name", false},
		"the longest name":   {sum + "  " + long[:mostName-1] + "\n", 1, "", false},
		"a name too long":    {sum + "  " + long + "\n", 0, "", true},
		"as many as may be":  {many(mostMissing + 1), mostMissing + 1, "", false},
		"one too many":       {many(mostMissing + 2), 0, "", true},
	} {
		c := inMemory(map[string]string{pack.SumsName: tc.text})
		err := c.readSums("the pack")
		if (err != nil) != tc.noPack || err != nil && assessments.KindOf(err) != assessments.Refused {
			t.Errorf("%s: %v", name, err)
		}
		if tc.noPack {
			continue
		}
		if tc.problem == "" {
			c.says(t, name)
		} else {
			c.says(t, name, pack.SumsName+": "+tc.problem)
		}
		if len(c.sums) != tc.names || c.report.SealID != sumOf(tc.text) {
			t.Errorf("%s: %d names, seal id %s", name, len(c.sums), c.report.SealID)
		}
	}
	if err := inMemory(nil).readSums("the pack"); assessments.KindOf(err) != assessments.Refused ||
		!strings.Contains(err.Error(), "the pack is not an audit pack") {
		t.Errorf("without a list: %v", err)
	}
	c := inMemory(map[string]string{pack.SumsName: line("a")})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if c.ctx = ctx; !errors.Is(c.readSums("the pack"), context.Canceled) {
		t.Error("a list is read on after it was cancelled")
	}
}

func TestNamesThatAreMissingOrMoreAreNamed(t *testing.T) {
	whole := func() *check {
		files := map[string]string{pack.SumsName: "", "evidence/one": ""}
		for _, name := range rootNames() {
			files[name] = ""
		}
		c := inMemory(files)
		for name := range files {
			if name != pack.SumsName {
				c.sums[name] = sumOf("")
			}
		}
		return c
	}
	for name, tc := range map[string]struct {
		change func(c *check)
		want   []string
	}{
		"whole": {func(*check) {}, nil},
		"a file is missing": {
			func(c *check) { c.sums["evidence/two"] = "x" }, []string{"evidence/two: is missing"},
		},
		"a link in place of one": {func(c *check) {
			c.sums["evidence/two"], c.tree.wrong["evidence/two"] = "x", []string{isNoFile}
		}, []string{"evidence/two: is a link"}},
		"a file is more": {
			func(c *check) { c.tree.names = append(c.tree.names, "evidence/two") },
			[]string{"evidence/two: is not named"},
		},
		"a file at the root": {
			func(c *check) { c.tree.names, c.sums["more.txt"] = append(c.tree.names, "more.txt"), "x" },
			[]string{"more.txt: is a file that no pack has"},
		},
		"a part is not named": {
			func(c *check) { delete(c.sums, pack.ReadmeName) },
			[]string{
				pack.ReadmeName + ": is not named in SHA256SUMS: every pack",
				pack.ReadmeName + ": is not named in SHA256SUMS: it was added",
			},
		},
		"a folder of another": {
			func(c *check) { c.tree.dirs = []string{"more"} }, []string{"more: is a folder that no pack has"},
		},
		"an empty folder": {
			func(c *check) { c.tree.dirs = []string{"documents", "evidence"} },
			[]string{"documents: is a folder that no pack has"},
		},
		"a folder within": {
			func(c *check) {
				c.tree.names, c.sums["evidence/in/two"] = append(c.tree.names, "evidence/in/two"), "x"
			},
			[]string{"evidence/in: is a folder"},
		},
		"something with the zip": {
			func(c *check) { c.tree.wrong[""] = []string{"one", "two"} }, []string{": one", ": two"},
		},
	} {
		c := whole()
		tc.change(c)
		c.compareNames()
		c.says(t, name, tc.want...)
	}
}

func TestNamesAreSortedIntoFilesFoldersAndWhatNoPackHas(t *testing.T) {
	tr, folded := &tree{wrong: map[string][]string{}}, map[string]bool{}
	for _, one := range []struct {
		name string
		mode fs.FileMode
	}{
		{"evidence/", fs.ModeDir | 0o700},
		{"evidence/one", 0o600},
		{"evidence/ONE", 0o600},
		{"Evidence", fs.ModeDir | 0o700},
		{"link", fs.ModeSymlink | 0o777},
		{"../out", 0o600},
	} {
		tr.take(one.name, one.mode, folded)
	}
	if !slices.Equal(tr.names, []string{"evidence/one"}) || !slices.Equal(tr.dirs, []string{"evidence"}) ||
		len(tr.wrong) != 4 {
		t.Errorf("files %q, folders %q, wrong %q", tr.names, tr.dirs, tr.wrong)
	}
	for name, why := range map[string]string{
		"evidence/ONE": "is there twice", "Evidence": "is there twice",
		"link": "is a link", "../out": "points out",
	} {
		if got := strings.Join(tr.wrong[name], " "); !strings.Contains(got, why) {
			t.Errorf("%s: %q", name, got)
		}
	}
	long := strings.Repeat("n", mostName)
	for path, safe := range map[string]bool{
		"a": true, "a/b.txt": true, "~ !": true, long: true, long + "n": false, "": false, "/a": false,
		`a\b`: false, "C:a": false, "a/../b": false,
		"a//b": false, "a/": false, "a\x1f": false, "a\x7f": false, "ä": false,
	} {
		if (unsafe(path) == "") != safe {
			t.Errorf("%q is safe: %v, %s", path, !safe, unsafe(path))
		}
	}
}

func TestWhatIsReadIsBoundedByThePack(t *testing.T) {
	c := inMemory(nil)
	for _, tc := range []struct {
		size          int64
		part, written int64
	}{
		{0, leastPart, leastReport},
		{leastPart / swellPart, leastPart, 16 << 20},
		{2 << 20, 8 << 20, 32 << 20},
		{1 << 30, mostPart, mostPart},
	} {
		c.tree.size = tc.size
		for name, want := range map[string]int64{
			pack.RecordName: tc.part, pack.ReadmeName: tc.part,
			pack.ReportName: tc.written, pack.WorkbookName: tc.written,
		} {
			if got := c.most(name); got != want {
				t.Errorf("of a pack of %d bytes %s may have %d, want %d", tc.size, name, got, want)
			}
		}
	}
	c = inMemory(map[string]string{"x": "12345"})
	if b, err := c.read("x", 5); err != nil || string(b) != "12345" {
		t.Errorf("%q, %v", b, err)
	}
	if _, err := c.read("x", 4); err == nil {
		t.Error("more is read than may be")
	}
	if _, err := c.read("y", 4); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what is not there: %v", err)
	}
}

func TestEveryFileIsHeldToItsDigestAndSize(t *testing.T) {
	for name, tc := range map[string]struct {
		file, text string
		change     func(c *check)
		want       []string
		kept       bool
		bytes      int64
	}{
		"evidence":         {"evidence/one", "words", nil, nil, false, 5},
		"a part of ours":   {pack.ReadmeName, "words", nil, nil, true, 5},
		"an empty part":    {pack.ReadmeName, "", nil, nil, true, 0},
		"what it is about": {pack.RecordName, "words", nil, nil, false, 5},
		"other bytes": {
			"evidence/one", "words", func(c *check) { c.sums["evidence/one"] = sumOf("other") },
			[]string{"is not the file that was sealed"},
			false, 5,
		},
		"more bytes": {
			"evidence/one", "words", size("evidence/one", 4),
			[]string{"is larger than it may be (4 bytes)"},
			false, 4,
		},
		"fewer bytes": {
			"evidence/one", "words", size("evidence/one", 6),
			[]string{"has 5 bytes; it was sealed with 6"},
			false, 5,
		},
		"a part of other size": {
			pack.ReadmeName, "words", size(pack.ReadmeName, 4),
			[]string{"is larger than it may be"},
			false,
			4,
		},
		"not on the list": {
			"evidence/one", "words", func(c *check) { delete(c.sums, "evidence/one") }, nil, false, 0,
		},
		"of a wrong name": {
			"evidence/one", "words", func(c *check) {
				c.tree.wrong["evidence/one"] = []string{"x"}
			}, nil, false, 0,
		},
		"that cannot be read": {
			"evidence/one", "words", func(c *check) { c.tree.open = broken },
			[]string{"cannot be read to its end"},
			false, 0,
		},
		"a part that breaks": {
			pack.ReadmeName, "words", func(c *check) { c.tree.open = breaks },
			[]string{"cannot be read to its end"},
			false, 2,
		},
	} {
		c := inMemory(map[string]string{tc.file: tc.text})
		c.sums[tc.file] = sumOf(tc.text)
		if strings.Contains(tc.file, "/") {
			c.files[tc.file] = pack.File{Path: tc.file, Size: int64(len(tc.text))}
		}
		if tc.change != nil {
			tc.change(c)
		}
		if err := c.hashAll(assessments.NoProgress{}); err != nil {
			t.Fatal(err)
		}
		c.says(t, name, tc.want...)
		if _, kept := c.parts[tc.file]; kept != tc.kept || c.report.Bytes != tc.bytes {
			t.Errorf("%s: kept %v, %d bytes", name, kept, c.report.Bytes)
		}
	}
	c := inMemory(map[string]string{"a": "", "b": ""})
	c.sums["a"], c.sums["b"] = sumOf(""), sumOf("")
	if err := c.hashAll(assessments.NoProgress{}); err != nil || c.report.Files != 2 {
		t.Errorf("%d files, %v", c.report.Files, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if c.ctx = ctx; !errors.Is(c.hashAll(assessments.NoProgress{}), context.Canceled) {
		t.Error("it goes on after it was cancelled")
	}
}

func size(name string, n int64) func(c *check) {
	return func(c *check) { c.files[name] = pack.File{Path: name, Size: n} }
}

func broken(string) (io.ReadCloser, error) { return nil, errors.New("broken") }

func breaks(string) (io.ReadCloser, error) {
	return io.NopCloser(io.MultiReader(strings.NewReader("wo"), &failing{})), nil
}

type failing struct{}

func (*failing) Read([]byte) (int, error) { return 0, errors.New("broken") }

func TestProblemsAreListedOnceAndUpToTheirMost(t *testing.T) {
	c := inMemory(nil)
	for range 2 {
		for i := range mostProblems + 3 {
			c.problem(fmt.Sprint(i), "is missing")
			if i == 0 {
				c.problem("0", "is missing")
			}
		}
	}
	if len(c.report.Problems) != mostProblems || c.unlisted != 6 {
		t.Errorf("%d listed, %d more", len(c.report.Problems), c.unlisted)
	}
	c = inMemory(nil)
	c.parts["x"] = []byte("words")
	c.same("x", []byte("words"))
	c.same("y", []byte("words")) // which is missing, and named so
	c.says(t, "the same")
	c.same("x", []byte("other"))
	c.says(t, "another", "x: is not the one that belongs to this pack")
}
