package terms_test

import (
	"cmp"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/terms"
	"countersign/templates/lexicon"
)

// TestEvalHeldOutByVendor cross-validates in five folds by vendor. What is learned on the four training
// folds is (a) the weights and (b) which patterns to keep: one that fires in no training document is
// dropped, so that no wording known from the held-out vendor alone can help there.
func TestEvalHeldOutByVendor(t *testing.T) {
	dir := evalDir(t)
	l := readLabels(t, filepath.Join(dir, "terms", "labels.jsonl"))
	src, err := lexicon.Source()
	if err != nil {
		t.Fatal(err)
	}
	lex, err := terms.Compile(src)
	if err != nil {
		t.Fatal(err)
	}
	texts, fired, prepared := map[string]assessments.Text{}, map[string]map[string]bool{},
		map[string]terms.Prepared{}
	for _, file := range l.files {
		texts[file] = readLabelled(t, filepath.Join(dir, "terms"), file)
		fired[file] = terms.Fired(texts[file], lex)
		prepared[file] = terms.Prepare(texts[file], lex)
	}
	shipped, learned, pruned := newFigures(), newFigures(), newFigures()
	for n, held := range folds(t, filepath.Join(dir, "terms", "index.csv")) {
		seen := map[string]bool{}
		var train []string
		for _, file := range l.files {
			if held[file] {
				continue
			}
			train = append(train, file)
			for p := range fired[file] {
				seen[p] = true
			}
		}
		w := learn(l, train, prepared)
		kept, err := terms.Compile(prune(src, seen))
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("fold %d: held out %d documents, learned %+v", n+1, len(held), w)
		for _, file := range l.files {
			if !held[file] {
				continue
			}
			shipped.add(l, file, prepared[file].Find(terms.DefaultWeights(), terms.Options{}), 1200)
			learned.add(l, file, prepared[file].Find(w, terms.Options{}), 1200)
			pruned.add(l, file, terms.Find(texts[file], kept, terms.Options{Weights: &w}), 1200)
		}
	}
	t.Logf("held out, shipped weights:                      %v", shipped)
	t.Logf("held out, weights of the training folds:        %v", learned)
	t.Logf("held out, and only patterns the training folds use: %v", pruned)
}

// folds deals the vendors, largest first, to the fold with the fewest documents.
func folds(t *testing.T, index string) []map[string]bool {
	f, err := os.Open(index)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	vendors := map[string][]string{}
	for _, r := range rows[1:] {
		vendors[r[1]] = append(vendors[r[1]], r[0])
	}
	names := make([]string, 0, len(vendors))
	for v := range vendors {
		names = append(names, v)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(len(vendors[b])-len(vendors[a]), strings.Compare(a, b))
	})
	out := make([]map[string]bool, 5)
	for i := range out {
		out[i] = map[string]bool{}
	}
	for _, v := range names {
		least := 0
		for i := range out {
			if len(out[i]) < len(out[least]) {
				least = i
			}
		}
		for _, file := range vendors[v] {
			out[least][file] = true
		}
	}
	return out
}

// learn climbs from the shipped weights, one number at a time, on the training documents only.
func learn(l labels, train []string, prepared map[string]terms.Prepared) terms.Weights {
	w := terms.DefaultWeights()
	best := worth(l, train, prepared, w)
	fields := []func(*terms.Weights) *float64{
		func(w *terms.Weights) *float64 { return &w.Heading }, func(w *terms.Weights) *float64 {
			return &w.Second
		},
		func(w *terms.Weights) *float64 { return &w.Neighbour }, func(w *terms.Weights) *float64 {
			return &w.Repeat
		},
		func(w *terms.Weights) *float64 { return &w.Gate }, func(w *terms.Weights) *float64 {
			return &w.Position
		},
	}
	for _, field := range fields {
		for _, factor := range []float64{0.6, 0.8, 1.25, 1.6} {
			try := w
			*field(&try) *= factor
			if got := worth(l, train, prepared, try); got > best+0.002 {
				best, w = got, try
			}
		}
	}
	return w
}

// worth is what the weights are learned for: found first, found among three, neither missed nor alarmed.
func worth(l labels, files []string, prepared map[string]terms.Prepared, w terms.Weights) float64 {
	f := newFigures()
	for _, file := range files {
		f.add(l, file, prepared[file].Find(w, terms.Options{Top: 3}), 1200)
	}
	n := float64(f.pairs)
	return float64(f.hit[1])/n + float64(f.hit[3])/n - 0.5*float64(f.missed)/n - 0.5*float64(
		f.alarms)/float64(max(1, f.absent))
}

// prune keeps the patterns of facets, headings and look-alikes that were seen.
func prune(src terms.Source, seen map[string]bool) terms.Source {
	keep := func(patterns []string) []string {
		var out []string
		for _, p := range patterns {
			if seen[p] {
				out = append(out, p)
			}
		}
		return out
	}
	out := terms.Source{Classes: src.Classes}
	for _, t := range src.Topics {
		pruned := terms.TopicSource{Topic: t.Topic, Headings: keep(t.Headings)}
		for _, f := range t.Facets {
			if f.Patterns = keep(f.Patterns); len(f.Patterns) > 0 {
				pruned.Facets = append(pruned.Facets, f)
			}
		}
		for _, a := range t.LookAlikes {
			if a.Patterns = keep(a.Patterns); len(a.Patterns) > 0 {
				pruned.LookAlikes = append(pruned.LookAlikes, a)
			}
		}
		out.Topics = append(out.Topics, pruned)
	}
	return out
}
