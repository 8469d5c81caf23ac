package cli

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/obligations"
	"countersign/assessments/workbench"
)

type obligationsCmd struct {
	Workspace string `arg:"" help:"The workspace."`
	ID        string `arg:"" optional:"" help:"Id of a use, or of one of its assessments; all uses where absent."`
	JSON      bool   `help:"Print JSON."`
	asOfFlag
}

func (*obligationsCmd) Help() string {
	return "Example: countersign obligations acme.countersign support --as-of 2027-01-12\n\n" +
		"What the law asks of a use, computed from the facts of the use and from dated duties that ship with the program:" +
		" binds since, binds from, does not bind, cannot be told, watch. Not legal advice."
}

func (c *obligationsCmd) Run(r *run) error {
	day, err := c.day(r)
	if err != nil {
		return err
	}
	return r.reading(c.Workspace, func(w *workbench.Workbench) error {
		proof := r.prove(w, false)
		book, err := w.Duties(r.ctx, c.ID, day)
		if err := proof.wait(r, err); err != nil {
			return err
		}
		if c.JSON {
			out := dutiesJSON(&book)
			out["damage"], out["projection"] = proof.damage, w.Projection(day)
			return errors.Join(r.json(out), proof.found())
		}
		r.sayProjection(w, workbench.Moments{AsOf: day})
		r.printDuties(w.Catalogue(), &book)
		return proof.found()
	})
}

func (r *run) printDuties(c *assessments.Catalogue, book *workbench.DutyBook) {
	r.say("As of %s. Duties of law %s, %s. Not legal advice.", book.AsOf, book.Version, book.Sources)
	if book.Old {
		r.say("%s", oldLaw(book.LawAsOf))
	}
	for _, n := range book.Notices {
		r.say("%s: %s", n.Day, strings.Join(noticed(n), "; "))
	}
	if len(book.Uses) == 0 {
		r.say("There is no use yet. Register a service and what it is used for.")
	}
	for i := range book.Uses {
		r.printUse(&book.Uses[i], book.AsOf)
	}
	if len(book.LeftOut) > 0 {
		r.say("")
		r.say("Law that is not in these duties, so that nothing is said of it:")
		for _, one := range book.LeftOut {
			r.say("  - %s", one)
		}
	}
	names := map[string]string{}
	for i := range book.Uses {
		names[book.Uses[i].Service.ID] = book.Uses[i].Service.Name
	}
	for _, id := range slices.Sorted(maps.Keys(book.Ask)) {
		r.say("\nAsk the vendor of %s:", names[id])
		for _, q := range book.Ask[id] {
			r.say("  - %s", q)
		}
	}
}

// oldLaw says that the duties of law were read long before the day that is shown.
func oldLaw(day assessments.Date) string {
	return "The duties of law were read on " + string(day) +
		", more than six months before. What changed since is not in" +
		" them: look it up before relying on a day."
}

// noticed are the changes of a day in words, each law and what once.
func noticed(n obligations.Notice) []string {
	var out []string
	for _, ch := range n.Changes {
		said := ch.Place + ", " + ch.Title + ": " + ch.Words()
		switch {
		case ch.Maybe && ch.AnyCase:
			said += " (whether it binds before cannot be told)"
		case ch.Maybe:
			said += " (whether it binds cannot be told)"
		}
		out = append(out, said)
	}
	return out
}

func (r *run) printUse(u *workbench.UseDuties, day assessments.Date) {
	r.say("\n%s (%s): %s.", u.Use.Purpose, u.Use.ID, u.Duties.Count(day).Words())
	for _, state := range []obligations.State{obligations.Binds, obligations.BindsFrom, obligations.Watch} {
		rows := [][]string{}
		for i := range u.Duties {
			if d := &u.Duties[i]; d.State == state {
				rows = append(rows, []string{"  " + d.When(), d.ID, d.Place + ": " +
					d.Title, dutyGround(u, d)})
			}
		}
		r.table(rows)
	}
	r.printReasons("Cannot be told", u.Duties, obligations.CannotBeTold)
	r.printReasons("Does not bind", u.Duties, obligations.DoesNotBind)
}

// printReasons lists the duties of a state by their reason: many share one.
func (r *run) printReasons(title string, duties obligations.Duties, state obligations.State) {
	var order []string
	ids := map[string][]string{}
	for _, d := range duties {
		if d.State != state {
			continue
		}
		why := strings.Join(d.Why, " ")
		if ids[why] == nil {
			order = append(order, why)
		}
		ids[why] = append(ids[why], d.ID)
	}
	if len(order) > 0 {
		r.say("  %s:", title)
	}
	for _, why := range order {
		r.say("    %s %s", why, strings.Join(ids[why], ", "))
	}
}

// dutyGround is what follows a duty on its line: the items that show it, or the reason of its state;
// and what is beside.
func dutyGround(u *workbench.UseDuties, d *obligations.Duty) string {
	out := d.Why
	if d.State == obligations.Binds || d.State == obligations.BindsFrom {
		out = []string{strings.Join(d.Must, "; ")}
		if d.FallsOn == assessments.FallsOnVendor {
			out[0] = "the vendor owes it; for us: " + out[0]
		}
		for _, id := range d.Items {
			if it, ok := u.Items[id]; ok {
				out = append(out, id+" "+it.State.Words(it.Verdict))
			}
		}
	}
	if days := d.Days(); days != "" {
		out = append(out, days)
	}
	for _, b := range d.Beside {
		switch b.Kind {
		case obligations.BesideCheck:
			out = append(out, "check exemption: "+b.Text)
		default:
			out = append(out, b.Text)
		}
	}
	if d.Note != "" {
		out = append(out, d.Note)
	}
	return strings.Join(out, " · ")
}

func dutiesJSON(book *workbench.DutyBook) map[string]any {
	uses := make([]map[string]any, 0, len(book.Uses))
	for i := range book.Uses {
		u := &book.Uses[i]
		list := make([]map[string]any, 0, len(u.Duties))
		for j := range u.Duties {
			list = append(list, dutyJSON(u, &u.Duties[j]))
		}
		uses = append(uses, map[string]any{
			"id": u.Use.ID, "name": u.Use.Purpose, "service": u.Service.ID, "assessment": u.Assessment,
			"counts": u.Duties.Count(book.AsOf), "obligations": list,
		})
	}
	notices := make([]map[string]any, 0, len(book.Notices))
	for _, n := range book.Notices {
		changes := make([]map[string]any, 0, len(n.Changes))
		for _, ch := range n.Changes {
			later := []map[string]any{}
			for _, s := range ch.Later() {
				later = append(later, map[string]any{"date": s.Date, "what": s.What})
			}
			changes = append(changes, map[string]any{
				"id": ch.ID, "law": ch.Place, "what": ch.What,
				"certain": !ch.Maybe || ch.AnyCase, "further": ch.Further, "later": later,
			})
		}
		notices = append(notices, map[string]any{"on": n.Day, "changes": changes})
	}
	return map[string]any{
		"as_of": book.AsOf,
		"catalogue": map[string]any{
			"version": book.Version, "as_of": book.LawAsOf, "old": book.Old,
			"left_out": book.LeftOut,
		},
		"uses": uses, "ask_vendor": book.Ask, "notices": notices,
	}
}

func dutyJSON(u *workbench.UseDuties, d *obligations.Duty) map[string]any {
	items := []map[string]any{}
	for _, id := range d.Items {
		if it, ok := u.Items[id]; ok {
			items = append(items, map[string]any{"id": id, "title": it.Title, "state": it.State})
		}
	}
	beside := []map[string]any{}
	for _, b := range d.Beside {
		beside = append(beside, map[string]any{"id": b.ID, "kind": b.Kind, "text": b.Text})
	}
	stages := []map[string]any{}
	for _, s := range d.Stages {
		stages = append(stages, map[string]any{
			"date": s.Date, "what": s.What, "reached": s.Reached,
			"certainty": s.Certainty, "certain": !s.Open,
		})
	}
	out := map[string]any{
		"id": d.ID, "kind": d.Kind, "law": d.LawTitle, "article": d.Article, "title": d.Title,
		"state": d.State,
		"who":   d.Who, "falls_on_vendor": d.FallsOn == assessments.FallsOnVendor, "says": d.Says,
		"why": list(d.Why), "missing": list(d.Missing), "modifiers": beside, "certainty": d.Certainty,
		"dates":         stages,
		"must_be_there": d.Must, "items": items, "ask_vendor": list(d.AskVendor), "as_of": d.AsOf,
		"undated_copy": d.Undated,
		"note":         d.Note,
	}
	switch d.State {
	case obligations.Binds:
		out["since"] = d.Day
	case obligations.BindsFrom:
		out["from"] = d.Day
	}
	return out
}

// list is a list that is never null in JSON.
func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
