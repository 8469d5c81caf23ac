package contracts

import (
	"context"

	"countersign/assessments"
	"countersign/assessments/proposal"
	"countersign/assessments/terms"
)

// finding looks for passages on the topics, in this document first and then in the papers beside it.
type finding struct {
	reader *Reader
	host   host
	bench  readerBench
	m      *model
	turn   int // of the finder: answers for another document are dropped
}

// sought are the topics looked for: the sixteen, and the clause on precedence.
func sought() terms.Options {
	return terms.Options{Topics: append(assessments.Topics(), terms.Precedence)}
}

// find looks through what was not looked through yet: this document first, shown as soon as it is
// done, then the papers beside it.
func (fi *finding) find() {
	fi.turn++
	turn := fi.turn
	own := fi.m.reading.Version.ID
	fi.readLinked(turn, own)
	var rest []string
	for _, v := range fi.m.papers() {
		if v != own && !fi.m.looked(v) {
			rest = append(rest, v)
		}
	}
	next := func() {
		if len(rest) > 0 {
			fi.look(turn, rest, fi.settle)
		} else {
			fi.settle()
		}
	}
	if fi.m.looked(own) || fi.m.refused != "" {
		next()
		return
	}
	fi.look(turn, []string{own}, next)
}

// readLinked reads off the text which other papers it takes in, beside the search.
func (fi *finding) readLinked(turn int, version string) {
	if _, known := fi.m.linked[version]; known || fi.m.refused != "" {
		return
	}
	fi.host.Background(func(ctx context.Context) func() {
		list, err := fi.bench.Linked(ctx, version)
		return func() {
			if err != nil || fi.reader.closed || turn != fi.turn {
				return
			}
			if fi.m.linked == nil {
				fi.m.linked = map[string][]proposal.Linked{}
			}
			if fi.m.linked[version] = list; fi.m.missingWords() != "" && fi.m.looked(version) && len(fi.m.offers()) == 0 {
				fi.reader.showColumns()
			}
		}
	})
}

func (fi *finding) look(turn int, versions []string, then func()) {
	fi.host.Background(func(ctx context.Context) func() {
		got, err := fi.bench.SearchAll(ctx, versions, sought(), assessments.NoProgress{})
		return func() {
			if fi.reader.closed || turn != fi.turn {
				return
			}
			if err != nil {
				fi.host.Fail(err)
				return
			}
			if fi.m.found == nil {
				fi.m.found = map[string]terms.Searched{}
			}
			for v, s := range got {
				fi.m.found[v] = s
			}
			fi.reader.showColumns()
			if _, own := got[fi.m.reading.Version.ID]; own && fi.reader.view.untouched() {
				fi.reader.showHand()
			}
			then()
		}
	})
}

// settle ends a search. If the reader was opened on a topic rather than on a document, it opens the first
// document that covers it.
func (fi *finding) settle() {
	if !fi.reader.opening.takeSeek() {
		return
	}
	for i, o := range fi.m.offers() {
		if o.own {
			fi.m.hand = i
			fi.reader.showHand()
			return
		}
	}
	if all := fi.m.offers(); len(all) > 0 {
		at := place{all[0].passage.Start, all[0].passage.End}
		fi.reader.opening.openAt(all[0].version.ID, at)
	}
}
