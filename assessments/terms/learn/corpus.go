package learn

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"countersign/assessments"
	"countersign/assessments/terms"
)

// Label is what a reader found in a document on one topic.
type Label struct {
	Absent bool
	grams  []map[string]bool // of each quote
}

// Document is a labelled text.
type Document struct {
	File, Vendor, Kind string // Kind as the folder's index names it
	Person             bool   // terms that a person accepts, as the index has it
	// First is one of the first labelled, which the lexicon was written with and whose labels name the main
	// passages only.
	First  bool
	Labels map[assessments.Topic]*Label
	study  *terms.Study
	vendor int
	rows   [][]int32 // signs of each unit, as the corpus numbers them
	// by topic and unit: whether the unit answers it; no entry where no reader decided
	answers map[assessments.Topic][]bool
}

// sentence is an invented one: it answers its topic or only sounds like it.
type sentence struct {
	topic   assessments.Topic
	answers bool
	row     []int32
}

// Corpus is all that is learned from.
type Corpus struct {
	Docs    []*Document // by file
	Digests []string    // of the inputs, "labels.jsonl SHA-256"; documents without their names
	lex     *terms.Lexicon
	book    *terms.Book
	weak    []sentence
	numbers map[uint64]int32
	signs   []uint64
	users   []uint64 // by sign: vendors that use it, a bit each
	vendors map[string]int
	small   map[string]uint64 // word → vendors that write it in small letters
	known   map[string]bool
	names   map[string]bool // words of the vendors' and services' names
}

const (
	mostVendors = 64 // what a set of bits holds
	firstLabels = 20 // so many documents were labelled first
)

// Read reads a folder of labelled terms: index.csv, labels.jsonl and the documents, through read.
func Read(dir string, lex *terms.Lexicon, read func(name string) (assessments.Text, error)) (*Corpus, error) {
	c := &Corpus{
		lex: lex, book: terms.NewBook(lex), numbers: map[uint64]int32{}, vendors: map[string]int{},
		small: map[string]uint64{}, known: map[string]bool{}, names: map[string]bool{},
	}
	byFile, err := c.index(filepath.Join(dir, "index.csv"))
	if err != nil {
		return nil, err
	}
	if err := c.labels(filepath.Join(dir, "labels.jsonl"), byFile); err != nil {
		return nil, err
	}
	for _, d := range c.Docs {
		text, err := read(d.File)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", d.File, err)
		}
		c.Digests = append(c.Digests, "document "+text.SHA256)
		c.take(d, text)
	}
	return c, nil
}

// digested opens an input and notes its digest.
func (c *Corpus) digested(path string) ([]byte, error) {
	raw, err := os.ReadFile(path)
	sum := sha256.Sum256(raw)
	c.Digests = append(c.Digests, filepath.Base(path)+" "+hex.EncodeToString(sum[:]))
	return raw, err
}

func (c *Corpus) index(path string) (map[string]*Document, error) {
	raw, err := c.digested(path)
	if err != nil {
		return nil, err
	}
	rows, err := csv.NewReader(strings.NewReader(string(raw))).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	byFile := map[string]*Document{}
	for n, r := range rows[1:] {
		d := &Document{
			File: r[0], Vendor: r[1], Kind: r[3], First: n < firstLabels, Person: r[4] == "1",
			Labels: map[assessments.Topic]*Label{}, answers: map[assessments.Topic][]bool{},
		}
		for _, w := range wordRuns.FindAllString(strings.ToLower(r[1]+" "+r[2]), -1) {
			c.names[w] = true
		}
		if _, ok := c.vendors[d.Vendor]; !ok {
			c.vendors[d.Vendor] = len(c.vendors)
		}
		d.vendor = c.vendors[d.Vendor]
		byFile[d.File] = d
		c.Docs = append(c.Docs, d)
	}
	if len(c.vendors) > mostVendors {
		return nil, fmt.Errorf("%s names %d vendors; %d can be told apart", path, len(c.vendors), mostVendors)
	}
	slices.SortFunc(c.Docs, func(a, b *Document) int { return cmp.Compare(a.File, b.File) })
	return byFile, nil
}

func (c *Corpus) labels(path string, byFile map[string]*Document) error {
	raw, err := c.digested(path)
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(strings.NewReader(string(raw)))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var row struct {
			File, Quote string
			Topic       assessments.Topic
			Absent      bool
		}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
		d := byFile[row.File]
		if d == nil {
			return fmt.Errorf("%s labels %q, which the index does not name", path, row.File)
		}
		l := d.Labels[row.Topic]
		if l == nil {
			l = &Label{}
			d.Labels[row.Topic] = l
		}
		if l.Absent = row.Absent; !row.Absent {
			l.grams = append(l.grams, Grams(row.Quote))
		}
	}
	return lines.Err()
}

// take studies a document and marks the units that answer a topic.
func (c *Corpus) take(d *Document, text assessments.Text) {
	d.study = c.book.Study(text)
	for w := range d.study.Small {
		c.small[w] |= 1 << d.vendor
	}
	grams := make([]map[string]bool, len(d.study.Units))
	for i, u := range d.study.Units {
		grams[i] = Grams(u.Quote)
		row := make([]int32, len(u.Signs))
		for k, s := range u.Signs {
			row[k] = c.number(s)
			c.users[row[k]] |= 1 << d.vendor
		}
		d.rows = append(d.rows, row)
	}
	for topic, l := range d.Labels {
		d.answers[topic] = make([]bool, len(grams))
		for i, u := range grams {
			for _, q := range l.grams {
				if holds(q, u) || len(u) > 1 && holds(u, q) {
					d.answers[topic][i] = true
				}
			}
		}
	}
}

// number gives a sign its number.
func (c *Corpus) number(sign uint64) int32 {
	n, ok := c.numbers[sign]
	if !ok {
		n = int32(len(c.signs)) //nolint:gosec // some hundred thousand
		c.numbers[sign] = n
		c.signs = append(c.signs, sign)
		c.users = append(c.users, 0)
	}
	return n
}

// Invented takes in invented sentences, a line each: topic, + or -, sentence, separated by tabs.
func (c *Corpus) Invented(path string) error {
	raw, err := c.digested(path)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(raw)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 3 {
			continue
		}
		text := assessments.Text{Plain: f[2], Language: "en", Paragraphs: []assessments.Paragraph{
			{End: utf8.RuneCountInString(f[2]), Kind: assessments.ParagraphBody},
		}}
		for _, u := range c.book.Study(text).Units {
			s := sentence{topic: assessments.Topic(f[0]), answers: f[1] == "+"}
			for _, k := range u.Signs {
				if n, ok := c.numbers[k]; ok {
					s.row = append(s.row, n)
				}
			}
			c.weak = append(c.weak, s)
		}
	}
	return nil
}
