package terms

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"countersign/assessments"
)

// A model is kept as text, a line each: "topic NAME BIAS", "facet 0 NAME" for those of the lexicon that it
// was learned with, "verdict WEIGHT NAME", then the signs, the
// kind, one or two words and the weights by the letter of the topic, "p	service	credit	i12c-3". Lines that
// begin with # say where it comes from.

// Learned is a model written out: what training gives and [ParseModel] reads.
type Learned struct {
	Topics  []assessments.Topic
	Bias    []int
	Facets  []string
	Verdict map[string]int
	Signs   []LearnedSign
}

// LearnedSign is a sign by its words, with its weight for each topic.
type LearnedSign struct {
	Name    string // kind and words, separated by tabs
	Weights []int  // by topic; 0 for most
}

// Write writes it in its form. about is written above it, each line as a remark.
func (l Learned) Write(w io.Writer, about []string) error {
	b := bufio.NewWriter(w)
	for _, line := range about {
		fmt.Fprintf(b, "# %s\n", line)
	}
	for k, t := range l.Topics {
		fmt.Fprintf(b, "topic\t%s\t%d\n", t, l.Bias[k])
	}
	for _, name := range l.Facets {
		fmt.Fprintf(b, "facet\t0\t%s\n", name)
	}
	for _, name := range slices.Sorted(maps.Keys(l.Verdict)) {
		fmt.Fprintf(b, "verdict\t%d\t%s\n", l.Verdict[name], name)
	}
	for _, s := range l.Signs {
		b.WriteString(s.Name)
		b.WriteByte('\t')
		for k, weight := range s.Weights {
			if weight != 0 {
				fmt.Fprintf(b, "%c%d", 'a'+k, weight)
			}
		}
		b.WriteByte('\n')
	}
	return b.Flush()
}

// ParseModel reads a model.
func ParseModel(raw []byte) (*Model, error) {
	m := &Model{
		vocabulary: newVocabulary(false), signs: map[uint64]int32{}, verdict: map[string]int{},
		facets: map[string]bool{},
	}
	n := 0
	for line := range bytes.Lines(raw) {
		n++
		text := strings.TrimRight(string(line), "\n")
		if text == "" || text[0] == '#' {
			continue
		}
		if err := m.line(strings.Split(text, "\t")); err != nil {
			return nil, fmt.Errorf("line %d of the learned weights: %w", n, err)
		}
	}
	return m, nil
}

func (m *Model) line(f []string) error {
	if len(f) < 3 {
		return fmt.Errorf("it has %d fields", len(f))
	}
	switch {
	case f[0] == "topic":
		bias, err := strconv.Atoi(f[2])
		m.topics, m.bias = append(m.topics, assessments.Topic(f[1])), append(m.bias, bias)
		return err
	case f[0] == "verdict":
		weight, err := strconv.Atoi(f[1])
		m.verdict[f[2]] = weight
		return err
	case f[0] == "facet":
		m.facets[f[2]] = true
		return nil
	case len(f[0]) != 1:
		return fmt.Errorf("there are no signs %q", f[0])
	}
	k, err := m.vocabulary.sign(f[:len(f)-1])
	if err != nil {
		return err
	}
	row, err := m.weights(f[len(f)-1])
	m.signs[k] = int32(len(m.rows)) //nolint:gosec // a line each
	m.rows = append(m.rows, row)
	return err
}

// sign gives the number of a sign by its kind and words, which it learns.
func (v *vocabulary) sign(f []string) (uint64, error) {
	kind := f[0][0]
	a, b := v.learn(f[1]), uint32(0)
	if len(f) > 2 {
		if ofWords(kind) {
			b = v.learn(f[2])
		} else {
			n, err := strconv.ParseUint(f[2], 10, wordBits)
			if err != nil {
				return 0, err
			}
			b = uint32(n)
		}
	}
	return sign(kind, a, b), nil
}

// name writes a sign with its kind and words.
func (v *vocabulary) name(k uint64) string {
	kind, a, b := apart(k)
	out := string(kind) + "\t" + v.words[a-1]
	switch {
	case b != 0 && ofWords(kind):
		out += "\t" + v.words[b-1]
	case b != 0:
		out += "\t" + strconv.Itoa(int(b))
	}
	return out
}

// weights reads "i12c-3".
func (m *Model) weights(text string) ([]signWeight, error) {
	var out []signWeight
	for i := 0; i < len(text); {
		topic, j := int(text[i])-'a', i+1
		for j < len(text) && (text[j] == '-' || '0' <= text[j] && text[j] <= '9') {
			j++
		}
		weight, err := strconv.Atoi(text[i+1 : j])
		if err != nil || topic < 0 || topic >= len(m.topics) {
			return nil, fmt.Errorf("%q are no weights", text)
		}
		out = append(out, signWeight{topic, weight})
		i = j
	}
	return out, nil
}

// Facets names the facets that a model is learned with, "topic/facet".
func (l *Lexicon) Facets() []string {
	var out []string
	for _, t := range l.learnable() {
		for f := range t.facets {
			out = append(out, facetName(t, f))
		}
	}
	return out
}

// Learned gives a lexicon that ranks by a model; what the lexicon has and the model does not know keeps
// its own weight.
func (l *Lexicon) Learned(m *Model) *Lexicon {
	out := *l
	out.model = m
	return &out
}
