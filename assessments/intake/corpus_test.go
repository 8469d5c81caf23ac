package intake_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/intake"
	"countersign/assessments/intake/pdf"
)

// references are the programs that a file is read with as well, by its ending. What they say goes to their
// standard output.
var references = map[string][]string{
	".pdf":  {"pdftotext", "-enc", "UTF-8", "FILE", "-"},
	".docx": {"pandoc", "-f", "docx", "-t", "plain", "--wrap=none", "--track-changes=accept", "FILE"},
	".html": {"pandoc", "-f", "html", "-t", "plain", "--wrap=none", "FILE"},
	".htm":  {"pandoc", "-f", "html", "-t", "plain", "--wrap=none", "FILE"},
	".md":   {"pandoc", "-f", "gfm", "-t", "plain", "--wrap=none", "FILE"},
}

const (
	slowest  = 30 * time.Second // of one file
	mostLost = 0.02             // of the different words, without a notice
	fewest   = 20               // words of a reference that says something
	fewLost  = 3                // words: one alone is a sign that is written in another way
)

// kindRead is how the files of one ending were read.
type kindRead struct {
	files, refused, named, unnamed int
	kept                           []float64 // shares of the words of the reference
}

// TestEveryFileOfAFolderIsReadOrSaysWhatItLacks reads the files of a folder and below it, whatever
// they are, and compares their words with those that other programs find.
func TestEveryFileOfAFolderIsReadOrSaysWhatItLacks(t *testing.T) {
	dir := os.Getenv("COUNTERSIGN_CORPUS")
	if dir == "" {
		t.Skip("no folder of files: name one with COUNTERSIGN_CORPUS")
	}
	engine, err := pdf.NewEngine(pdf.Params{CacheDir: pdf.DefaultCacheDir(), Interruptible: true})
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	kinds := map[string]*kindRead{}
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		ending := strings.ToLower(filepath.Ext(path))
		if err != nil || d.IsDir() || references[ending] == nil {
			return err
		}
		if kinds[ending] == nil {
			kinds[ending] = &kindRead{}
		}
		readBeside(t, intake.Reader{Engine: engine}, path, kinds[ending])
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for ending, k := range kinds {
		slices.Sort(k.kept)
		middle := 0.0
		if len(k.kept) > 0 {
			middle = k.kept[len(k.kept)/2]
		}
		t.Logf("%-5s %4d files, %d refused, median of the words kept %.3f, lost more than 2 %%: %d with a notice, %d without",
			ending, k.files, k.refused, middle, k.named, k.unnamed)
	}
}

// readBeside reads a file with both programs.
func readBeside(t *testing.T, reader intake.Reader, path string, k *kindRead) {
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	k.files++
	ctx, cancel := context.WithTimeout(t.Context(), slowest)
	defer cancel()
	text, err := reader.Read(ctx, filepath.Base(path), bytes.NewReader(file), int64(len(file)), nil)
	switch {
	case ctx.Err() != nil:
		t.Errorf("%s was not read within %v", path, slowest)
		return
	case assessments.KindOf(err) == assessments.Refused:
		k.refused++
		t.Log(err)
		return
	case err != nil:
		t.Errorf("%s: %v", path, err)
		return
	}
	want := reference(path)
	if len(want) < fewest {
		return
	}
	lost := lacks(text.Plain, want)
	share := float64(len(lost)) / float64(len(want))
	switch k.kept = append(k.kept, 1-share); {
	case share <= mostLost, len(lost) < fewLost:
	case len(text.Notices) > 0:
		k.named++
	default:
		k.unnamed++
		t.Errorf("%s lacks %.1f %% of its words and says nothing: %q", path, share*100,
			lost[:min(len(lost), 20)])
	}
}

// reference are the different words that the other program finds; none if it fails.
func reference(path string) map[string]bool {
	command := slices.Clone(references[strings.ToLower(filepath.Ext(path))])
	command[slices.Index(command, "FILE")] = path
	out, err := exec.Command(command[0], command[1:]...).Output()
	if err != nil {
		return nil
	}
	return wordsIn(string(out))
}

func wordsIn(s string) map[string]bool {
	all := map[string]bool{}
	for _, w := range word.FindAllString(strings.ToLower(s), -1) {
		all[w] = true
	}
	return all
}

// lacks are the words that a text has neither as such nor within or across others: programs do not agree where
// a divided word is joined.
func lacks(text string, want map[string]bool) (lost []string) {
	glued := strings.ToLower(strings.Join(word.FindAllString(text, -1), ""))
	for w := range want {
		if !strings.Contains(glued, w) {
			lost = append(lost, w)
		}
	}
	slices.Sort(lost)
	return lost
}
