package desk

import (
	"context"
	"strconv"
	"strings"

	"countersign/app/ui"
	"countersign/assessments"
)

// end has the next note begin at once: what is typed or chosen from now on is for that one. The note that was
// in the editor comes back there only if it is refused and no other was begun by then.
func (n *notes) end() {
	item := n.item
	id := n.inEditor[item]
	if id == "" {
		return
	}
	at, _ := n.text.Place()
	n.seats.sent[at.Key] = id
	delete(n.inEditor, item)
	n.show(item)
	nothing := func(context.Context) (assessments.Event, error) { return assessments.Event{}, nil }
	n.p.host.Write(nothing, func(error) {
		if _, open := n.p.host.Drafts().Of(at.Key); !open {
			if n.seats.sent[at.Key] == id {
				delete(n.seats.sent, at.Key)
			}
			if n.inEditor[item] != id {
				delete(n.picked, id)
				delete(n.older, id)
			}
		}
		if n.item == item {
			n.show(item)
		}
	})
}

// sit gives the text in the editor its place. A note that is being typed keeps the place it has; one that was
// refused when it was filed, and is on record since, is left.
func (n *notes) sit(item string) {
	id := n.inEditor[item]
	_, stored := n.stored(id)
	sent := n.seats.sent[n.seats.at[item]] == id
	if stored && !n.older[id] && !n.seats.open(item) && (sent || !n.inside()) {
		delete(n.inEditor, item)
		id = ""
		n.text.Field.Replace("")
	}
	if back := n.seats.sit(item, id != ""); id == "" && back != "" {
		n.inEditor[item] = back
	}
}

// seats are where the texts of new notes are kept until they are on record: while one note on an item is on its
// way, the next has a place of its own.
type seats struct {
	drafts func() *ui.Drafts
	place  func() (ui.Place, bool) // the first of the selected item
	at     map[string]string       // the place of the text in the editor, by item
	sent   map[string]string       // the notes on their way, by place
}

func newSeats(drafts func() *ui.Drafts, place func() (ui.Place, bool)) *seats {
	return &seats{drafts, place, map[string]string{}, map[string]string{}}
}

// of is the place of the text in the editor on the selected item.
func (s *seats) of(item string) (ui.Place, bool) {
	at, ok := s.place()
	if key := s.at[item]; key != "" {
		at.Key = key
	}
	return at, ok
}

// open reports whether what is in the editor on an item is not on record yet.
func (s *seats) open(item string) bool {
	_, open := s.drafts().Of(s.at[item])
	return open
}

// sit gives the editor a place where nothing is on its way, or that of a note that was refused, whose id it
// returns. It has its place already where a note was begun there.
func (s *seats) sit(item string, begun bool) string {
	first, ok := s.place()
	now, seated := s.at[item]
	if !ok || seated && (begun || s.open(item) && s.sent[now] == "") {
		return ""
	}
	key := s.next(first.Key)
	s.at[item] = key
	if !s.open(item) {
		delete(s.sent, key) // it was thrown away
	}
	return s.sent[key]
}

// next is a place for the next note on an item, beside the places of those that are not on record yet.
func (s *seats) next(first string) string {
	for _, d := range s.drafts().Refused() {
		if d.Key == first || strings.HasPrefix(d.Key, first+"/") {
			return d.Key
		}
	}
	for i, key := 1, first; ; i++ {
		if _, open := s.drafts().Of(key); !open {
			return key
		}
		key = first + "/" + strconv.Itoa(i)
	}
}
