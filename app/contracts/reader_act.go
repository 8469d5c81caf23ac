package contracts

import (
	"countersign/app/ui"
)

// route leads to another version, read for the same item.
func (p *Reader) route(version string, at *place) ui.Route {
	r := ui.Route{Page: "reader", ID: version}
	if p.m.assessment != "" {
		r.Item = p.m.assessment + "/" + p.m.item
	}
	if at != nil {
		r.Start, r.End = at.start, at.end
	}
	return r
}

// act carries out an intent; what it changed arrives by its event.
func (p *Reader) act(note string, intent ui.Intent) {
	p.host.Write(intent, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		if note != "" {
			p.host.Note(note)
		}
	})
}
