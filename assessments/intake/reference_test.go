package intake_test

import (
	"bufio"
	"encoding/json"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// evaluation is the folder of real terms: COUNTERSIGN_EVAL, else a folder "shared" beside the project.
func evaluation(t testing.TB) string {
	t.Helper()
	if dir := os.Getenv("COUNTERSIGN_EVAL"); dir != "" {
		return dir
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if info, err := os.Stat(filepath.Join(dir, "shared", "terms")); err == nil && info.IsDir() {
			return filepath.Join(dir, "shared")
		}
	}
	t.Skip("no folder of real terms: set COUNTERSIGN_EVAL to one that holds terms/")
	return ""
}

var word = regexp.MustCompile(`[\p{L}\p{N}]+`)

// ligature is every letter group that a reference may have lost: one of them reads "con dential" throughout.
var ligature = regexp.MustCompile(`ff[il]|f[fil]`)

// adrift is a line of a reference that holds such a group and nothing else.
var adrift = regexp.MustCompile(`(?m)^(?:ff[il]|f[fil])$`)

// lostLigatures reports whether a reference shows its ligatures apart from the words they belong to.
func lostLigatures(reference string) bool {
	return len(adrift.FindAllStringIndex(reference, 10)) == 10
}

// letters is a text as its letters and digits alone, without those that such a reference lacks.
func letters(s string) string {
	s = strings.Join(word.FindAllString(adrift.ReplaceAllString(s, ""), -1), "")
	return strings.ToLower(ligature.ReplaceAllString(s, ""))
}

// triples are the different runs of three words; of a text compared by letters, the runs of twenty letters.
func triples(s string, byLetters bool) map[string]bool {
	all := map[string]bool{}
	if byLetters {
		run := letters(s)
		for i := 0; i+20 <= len(run); i++ {
			all[run[i:i+20]] = true
		}
		return all
	}
	words := word.FindAllString(strings.ToLower(s), -1)
	for i := 0; i+2 < len(words); i++ {
		all[strings.Join(words[i:i+3], " ")] = true
	}
	return all
}

// recall is the share of the reference's different word triples that the text holds too: running heads
// count once.
func recall(text, reference string) float64 {
	lost := lostLigatures(reference)
	got, want := triples(text, lost), triples(reference, lost)
	found := 0
	for triple := range want {
		if got[triple] {
			found++
		}
	}
	return float64(found) / float64(max(len(want), 1))
}

// realTexts are the texts of real terms by their file: they are read once for all tests, one after the other.
var realTexts = map[string]string{}

func realText(t *testing.T, dir, name string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if text, ok := realTexts[path]; ok {
		return text
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text, err := read(name, file)
	if err != nil {
		t.Fatal(err)
	}
	realTexts[path] = text.Plain
	return text.Plain
}

func TestTheWordsOfRealAgreementsAreAllThere(t *testing.T) {
	dir := filepath.Join(evaluation(t), "terms")
	// The references of web pages hold their menus and footers, which the main text leaves out; that of the
	// DOCX lacks the automatic numbers.
	least := map[string]float64{".pdf": 0.97, ".docx": 0.90, ".html": 0.85}
	references, err := filepath.Glob(filepath.Join(dir, "_text", "*.txt"))
	if err != nil || len(references) == 0 {
		t.Skip("the folder of real terms has no reference texts")
	}
	for _, reference := range references {
		name := strings.TrimSuffix(filepath.Base(reference), ".txt")
		t.Run(name, func(t *testing.T) {
			want, err := os.ReadFile(reference)
			if err != nil {
				t.Fatal(err)
			}
			got := recall(realText(t, dir, name), string(want))
			t.Logf("%.3f of the word triples", got)
			if got < least[filepath.Ext(name)] {
				t.Errorf("only %.3f of the word triples are there", got)
			}
		})
	}
}

// markup is what the labelled quotes keep of Markdown and a person does not see; a bar parts words.
var markup = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)|<[^>]+>|[*_\x60#>\\\x{ad}]`)

// spaced is a text as its words in small letters, with a space before and after each.
func spaced(s string) string {
	return " " + strings.Join(word.FindAllString(strings.ToLower(s), -1), " ") + " "
}

// quotable is a text in the form that quotes are looked for in: its words, or its letters alone where the
// reference that was labelled lost some. A document has a hundred labels; its form is made once.
type quotable struct {
	form func(string) string
	text string
}

func newQuotable(text string, byLetters bool) quotable {
	form := spaced
	if byLetters {
		form = letters
	}
	return quotable{form, form(text)}
}

// holds reports whether the words of a labelled quote stand in the text one after the other.
func (q quotable) holds(quote string) bool {
	return strings.Contains(q.text, q.form(markup.ReplaceAllString(html.UnescapeString(quote), "$1")))
}

func TestLabelledQuotesStandInTheTextsWordForWord(t *testing.T) {
	dir := filepath.Join(evaluation(t), "terms")
	labels, err := os.Open(filepath.Join(dir, "labels.jsonl"))
	if err != nil {
		t.Skip("the folder of real terms has no labels")
	}
	defer labels.Close()
	texts := map[string]quotable{}
	found, total := 0, 0
	lines := bufio.NewScanner(labels)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var label struct{ File, Quote string }
		if err := json.Unmarshal(lines.Bytes(), &label); err != nil {
			t.Fatal(err)
		}
		if label.Quote == "" {
			continue
		}
		if _, ok := texts[label.File]; !ok {
			reference, _ := os.ReadFile(filepath.Join(dir, "_text", label.File+".txt"))
			texts[label.File] = newQuotable(realText(t, dir, label.File), lostLigatures(string(reference)))
		}
		total++
		if texts[label.File].holds(label.Quote) {
			found++
		} else {
			t.Logf("%s lacks %.300q", label.File, label.Quote)
		}
	}
	t.Logf("%d of %d quotes", found, total)
	if found*100 < total*97 {
		t.Errorf("only %d of %d labelled quotes stand in the texts", found, total)
	}
}
