package scoping

import (
	"context"
	"strconv"

	"countersign/app/ui"
	"countersign/assessments"
)

// acts record the scope and lead to what comes after it.
type acts struct {
	page  *Page
	host  host
	bench bench
	id    string
	m     *model
}

// record records the scope, once every question is answered.
func (ac *acts) record() {
	if ac.m.complete() {
		ac.write(func() {})
	}
}

// recordAndBegin records the scope as far as it is told, begins the assessment, and opens the text that is to
// be judged: Ctrl+Enter. Questions that do not decide the scope can be answered later.
func (ac *acts) recordAndBegin() {
	switch pl := ac.m.placement(); {
	case ac.m.use.ID == "":
	case ac.m.assessment != "" && !ac.m.begun:
		ac.goOn()
	case ac.untold() != "":
		ac.host.Note(ac.untold())
	case pl.Outside || pl.Scope > 2 || ac.m.assessment != "":
		ac.record()
	default:
		u := ac.m.result()
		ac.write(func() { ac.beginAt(u, ac.openText) })
	}
}

// write writes the placement into the use: scope, standard terms, reasons, answers and later move together.
// Only they are changed, as long as they are those that the wizard began with.
func (ac *acts) write(then func()) {
	placed := ac.m.result()
	intent := ui.Changing(ac.bench, &ac.m.use, func(r assessments.Record) {
		u := r.(*assessments.Use)
		u.Scope, u.StandardTerms, u.LaterMove = placed.Scope, placed.StandardTerms, placed.LaterMove
		u.ScopeReasons, u.ScopeAnswers = placed.ScopeReasons, placed.ScopeAnswers
	})
	ac.host.Write(intent, func(err error) {
		if err != nil {
			ac.host.Fail(err)
			return
		}
		ac.m.begun = false
		ac.page.keep()
		where := outside
		if placed.Scope > 0 {
			where = ac.m.scopeTitle(placed.Scope)
		}
		ac.host.Note(where + " is recorded with its reasons")
		ac.page.Load()
		then()
	})
}

// next is what a result waits for: to be recorded, or what comes after that.
func (ac *acts) next() (verb string, do func()) {
	switch pl := ac.m.placement(); {
	case ac.m.unrecorded() && pl.Outside:
		return "Record that it is outside", ac.record
	case pl.Outside:
		return "See the use", ac.goOn
	case ac.m.unrecorded():
		return "Record Scope " + strconv.Itoa(pl.Scope), ac.record
	case pl.Scope > 2:
		return "Answer the responsibilities", ac.goOn
	case ac.m.assessment != "":
		return "Open the assessment", ac.goOn
	}
	return "Begin the assessment", ac.goOn
}

// unanswered says that no result is there yet; "" if one is.
func (ac *acts) unanswered() string {
	if pl := ac.m.placement(); ac.m.at != "" || pl.Scope == 0 && !pl.Outside {
		return "Answer the scoping questions first."
	}
	return ""
}

// untold says that the answers do not tell the scope yet; "" if they do.
func (ac *acts) untold() string {
	if !ac.m.tells(ac.m.placement()) {
		return "Answer the scoping questions until they tell the scope."
	}
	return ""
}

// goOn leads to what comes after the scope: the assessment, begun where there is none; for who builds,
// the responsibilities.
func (ac *acts) goOn() {
	u := ac.m.use
	switch {
	case ac.m.placement().Outside:
		ac.host.Go(ui.Route{Page: "vendors", Item: "use:" + u.ID})
	case ac.m.assessment != "":
		ac.host.Go(ui.Route{Page: "desk", ID: ac.m.assessment})
	case u.Scope == 1 || u.Scope == 2:
		ac.begin(u)
	case u.Scope > 2:
		ac.host.Go(ui.Route{Page: "checklist", ID: u.ID})
	}
}

// assessService leads to the assessment of the service behind an application of our own. Its use is
// added where there is none, and its assessment begun.
func (ac *acts) assessService() {
	switch {
	case ac.m.behindAssessed != "":
		ac.host.Go(ui.Route{Page: "desk", ID: ac.m.behindAssessed})
		return
	case ac.m.behind != "":
		u := ac.m.behindUse(ac.m.behind)
		ac.begin(u)
		return
	}
	u := ac.m.behindUse(ac.bench.NewID(assessments.NounUse))
	ac.host.Write(func(ctx context.Context) (assessments.Event, error) {
		return ac.bench.Add(ctx, &u)
	}, func(err error) {
		if err != nil {
			ac.host.Fail(err)
			return
		}
		ac.begin(u)
	})
}

// begin begins the assessment of a use, and leads to its desk.
func (ac *acts) begin(u assessments.Use) {
	ac.beginAt(u, func(id string, _ assessments.Use) { ac.host.Go(ui.Route{Page: "desk", ID: id}) })
}

// beginAt begins the assessment of a use, and then leads on.
func (ac *acts) beginAt(u assessments.Use, then func(id string, u assessments.Use)) {
	rating := ac.bench.Rate(u)
	a := assessments.Assessment{
		ID: ac.bench.NewID(assessments.NounAssessment), UseID: u.ID,
		Name: assessments.NameOf(ac.m.service, u), Requester: u.Owner, Tier: rating.Tier,
	}
	if rating.Tier != "" {
		a.NextReview = ac.host.Today().AddMonths(rating.NextReview)
	}
	ac.host.Write(func(ctx context.Context) (assessments.Event, error) {
		return ac.bench.Begin(ctx, a)
	}, func(err error) {
		if err != nil {
			ac.host.Fail(err)
			return
		}
		then(a.ID, u)
	})
}
