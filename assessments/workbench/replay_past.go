package workbench

import (
	"slices"

	"countersign/assessments"
	"countersign/assessments/port"
)

// Past implements port.Reader.
func (p *past) Past(n assessments.Noun, id string, fn func(port.Past) error) error {
	for _, ev := range p.events {
		for i, c := range ev.Changes {
			if n != "" && (c.Noun != n || c.ID != id) {
				continue
			}
			one := port.Past{
				Event: ev.Seq, Position: i, Change: c, Digest: ev.Seals[i].Digest,
				Purged: ev.Seals[i].Purged,
			}
			if err := fn(one); err != nil {
				return err
			}
		}
	}
	return nil
}

// Ever implements port.Reader.
func (p *past) Ever(n assessments.Noun, field, value string) ([]string, error) {
	var out []string
	add := func(id string) {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	for _, ev := range p.events {
		for _, c := range ev.Changes {
			if c.Noun == n && c.Field == field && (c.Before == value || c.After == value) {
				add(c.ID)
			}
		}
	}
	rows, err := p.List(n, is(field, value))
	for _, r := range rows {
		add(r.Key())
	}
	slices.Sort(out)
	return out, err
}
