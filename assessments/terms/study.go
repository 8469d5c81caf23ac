package terms

import (
	"strings"

	"countersign/assessments"
)

// Book is what several texts are studied with, so that their signs are numbered alike.
type Book struct {
	lex        *Lexicon
	vocabulary *vocabulary
}

// NewBook begins one.
func NewBook(lex *Lexicon) *Book { return &Book{lex, newVocabulary(true)} }

// Name writes out a sign, the same in every book.
func (b *Book) Name(sign uint64) string { return b.vocabulary.name(sign) }

// Words are what a sign is made of: those of the texts and those that stand for a class.
func (b *Book) Words(sign uint64) []string {
	switch kind, a, c := apart(sign); kind {
	case signWord, signLead, signHeading, signOuter:
		return []string{b.vocabulary.words[a-1]}
	case signPair, signLeadPair, signTitle:
		return []string{b.vocabulary.words[a-1], b.vocabulary.words[c-1]}
	}
	return nil
}

// Knows reports whether a pattern of the lexicon has the word, or it stands for others.
func (b *Book) Knows(word string) bool {
	if word == numberWord || word[0] == '@' {
		return true
	}
	return len(newMatcher(b.lex).entry(word).starts) > 0 || len(b.lex.compiler.exact[word]) > 0
}

// Study is a text taken apart for learning: its sentences, and the signs each is known by.
type Study struct {
	text   assessments.Text
	scorer *scorer
	Units  []Unit
	Small  map[string]bool // its words that stand somewhere in small letters
}

// Unit is one sentence, or one clause of a long one.
type Unit struct {
	Quote string
	Signs []uint64
}

// Study takes a text apart.
func (b *Book) Study(text assessments.Text) *Study {
	s := newScorer(text, b.lex, DefaultWeights())
	out := &Study{text: text, scorer: s, Small: map[string]bool{}}
	for i, u := range s.units {
		one := Unit{Quote: string(s.runes[u.start:u.end])}
		seen := map[uint64]bool{}
		signing{s}.signs(i, b.vocabulary, func(k uint64) {
			if !seen[k] {
				seen[k] = true
				one.Signs = append(one.Signs, k)
			}
		})
		out.Units = append(out.Units, one)
		for _, t := range u.own {
			if s.small(t) {
				out.Small[t.word] = true
			}
		}
	}
	return out
}

// small reports a word in small letters that is no part of an address.
func (s *scorer) small(t token) bool {
	beside := func(at int) bool {
		return at >= 0 && at < len(s.runes) && strings.ContainsRune("./@:_-", s.runes[at])
	}
	first := s.runes[t.start]
	return 'a' <= first && first <= 'z' && !beside(t.start-1) &&
		!(beside(t.end) && t.end+1 < len(s.runes) && isWordRune(s.runes[t.end+1]))
}

// Kind is what the document is, recognised by its words.
func (s *Study) Kind() DocumentKind { return naming{s.scorer}.ofKind() }

// Facts are what a verdict on a topic rests on, given what a model makes of the units (in thousandths).
func (s *Study) Facts(topic assessments.Topic, sums []int) []Fact {
	return s.scorer.facts(s.scorer.lex.topics[topic], sums)
}

// Passages are those that the finder would offer, given what a model makes of the units.
func (s *Study) Passages(topic assessments.Topic, sums []int) []Passage {
	got := s.scorer.ranked(s.scorer.lex.topics[topic], sums)
	if len(got) == 0 {
		return nil
	}
	return s.scorer.offer(s.text, TopicResult{Topic: topic}, got, Options{}.withDefaults()).Passages
}
