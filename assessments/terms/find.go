package terms

import (
	"math"
	"slices"

	"countersign/assessments"
)

// Precedence is what the shipped lexicon knows beyond the sixteen topics: the contract's own clause on
// which of its documents prevails. It is found when Options name it.
const Precedence assessments.Topic = "precedence"

// Passage is a stretch of a text that speaks to a topic.
type Passage struct {
	Rank    int     `json:"rank"`  // from 1
	Score   float64 `json:"score"` // comparable within one topic of one text only
	Quote   string  `json:"quote"` // exactly text.Slice(Start, End), at most MaxQuote code points
	Section string  `json:"section"`
	Page    int     `json:"page"` // 1-based; 0 where the format has no pages
	Start   int     `json:"start"`
	End     int     `json:"end"` // code points of Text.Plain, exclusive
	// the words that made it rank, gaps shown as "…", and the heading that announced it
	Why []string `json:"why"`
}

// TopicResult is what a text says to one topic. Silent means that the finder found nothing; that the
// contract is silent is a verdict only a person can give.
type TopicResult struct {
	Topic    assessments.Topic `json:"topic"`
	Silent   bool              `json:"silent"`
	Passages []Passage         `json:"passages"`
	// More is how many other passages would have been offered without a limit.
	More int `json:"-"`
}

// Result is what the finder found in one text.
type Result struct {
	Language string // ISO 639-1; "" where the text is too short to tell
	// Unsupported says that the text is not English: every topic is then silent because no one looked.
	Unsupported bool
	Topics      []TopicResult // in the order of assessments.Topics, those of Options only
}

// Searched is what the finder made of one document.
type Searched struct {
	Paragraphs int
	Result     Result
	Refused    string // why there was no text to look in; "" where there was
	// Hiding are the notices of the text because of which a clause may not have been found.
	Hiding []assessments.Notice
}

// Options narrow a search. The zero value finds all sixteen topics, five passages each.
type Options struct {
	Topics []assessments.Topic
	Top    int // passages for each topic; 0 means 5
	// code points a passage may grow to when its neighbours speak to the topic too; 0 means defaultTarget
	Target  int
	Least   int      // code points below which a passage takes in what stands beside it; 0 means defaultLeast
	Join    float64  // share of its score from which a neighbour joins a passage; 0 means defaultJoin
	Weights *Weights // nil means DefaultWeights
}

// Defaults of Options.
const (
	DefaultTop    = 5
	defaultTarget = 640
	defaultLeast  = 460
	defaultJoin   = 0.3
)

func (o Options) withDefaults() Options {
	if len(o.Topics) == 0 {
		o.Topics = assessments.Topics()
	}
	if o.Top <= 0 {
		o.Top = DefaultTop
	}
	if o.Target <= 0 {
		o.Target = defaultTarget
	}
	if o.Least <= 0 {
		o.Least = defaultLeast
	}
	if o.Join <= 0 {
		o.Join = defaultJoin
	}
	if o.Weights == nil {
		w := DefaultWeights()
		o.Weights = &w
	}
	return o
}

// Find ranks the passages of a text by topic. It answers the same for the same text, lexicon and options.
// A text that is not in English is reported as unsupported rather than answered badly.
func Find(text assessments.Text, lex *Lexicon, opts Options) Result {
	opts = opts.withDefaults()
	res := Result{Language: text.Language}
	if res.Language == "" {
		res.Language = Language(text.Plain)
	}
	res.Unsupported = res.Language != "" && res.Language != "en"
	if res.Unsupported || lex == nil {
		for _, t := range opts.Topics {
			res.Topics = append(res.Topics, TopicResult{Topic: t, Silent: true, Passages: []Passage{}})
		}
		return res
	}
	s := newScorer(text, lex, *opts.Weights)
	for _, t := range opts.Topics {
		res.Topics = append(res.Topics, s.find(text, t, opts))
	}
	return res
}

func (s *scorer) find(text assessments.Text, name assessments.Topic, opts Options) TopicResult {
	out := TopicResult{Topic: name, Silent: true, Passages: []Passage{}}
	t := s.lex.topics[name]
	if t == nil {
		return out
	}
	if s.learned(t) {
		got, ok := s.answers(t)
		if !ok {
			return out
		}
		if found := s.offer(text, out, got, opts); slices.ContainsFunc(found.Passages, Passage.reasoned) {
			return found
		}
		return out // no word of it can be named: what spoke are lengths and places
	}
	got := s.listen(t, false)
	if !s.speaks(got) {
		got = s.listen(t, true)
	}
	if !s.speaks(got) {
		for i := range s.units {
			if sc, ok := s.titled(i, t); ok {
				got[i] = sc
			}
		}
	}
	if !s.speaks(got) {
		return out
	}
	return s.offer(text, out, got, opts)
}

// reasoned reports whether a passage can say by which words it was found.
func (p Passage) reasoned() bool { return len(p.Why) > 0 }

// offer builds the passages of a topic from the units that answer it.
func (s *scorer) offer(text assessments.Text, out TopicResult, got map[int]scored, opts Options) TopicResult {
	out.Silent = false
	all := drafting{s}.rank(drafting{s}.drafts(got, opts), math.MaxInt)
	out.More = max(0, len(all)-opts.Top)
	t := s.lex.topics[out.Topic]
	for i, d := range all[:len(all)-out.More] {
		if s.learned(t) {
			d.why = append(d.why, s.heaviest(d.seed, t)...)
		}
		out.Passages = append(out.Passages, drafting{s}.passage(text, d, i+1))
	}
	return out
}

// listen scores every unit for a topic.
func (s *scorer) listen(t *topic, resort bool) map[int]scored {
	got := map[int]scored{}
	for i := range s.units {
		if sc, ok := s.score(i, t, resort); ok {
			got[i] = sc
		}
	}
	return got
}

// speaks reports whether any unit is strong evidence.
func (s *scorer) speaks(got map[int]scored) bool {
	for _, sc := range got {
		if sc.core && sc.score >= milli(s.weights.Gate) {
			return true
		}
	}
	return false
}
