package checklist

import (
	"context"
	"strings"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// answered reports whether something is said of one of the responsibilities.
func (p *Page) answered(ids []string) bool {
	for _, id := range ids {
		if p.m.answer(id).Care != "" {
			return true
		}
	}
	return false
}

// answerWith says of the selected responsibility what its bar offers.
func (p *Page) answerWith(c assessments.Care) {
	if c == assessments.CareTaken {
		p.take([]string{p.m.chosen})
		return
	}
	p.say([]string{p.m.chosen}, c)
}

// take marks responsibilities as taken care of; of those for which no one is named yet it asks who does it.
func (p *Page) take(ids []string) {
	p.Flush()
	if !p.m.unnamed(ids) {
		p.change(ids, func(a *assessments.ResponsibilityAnswer) { a.Care = assessments.CareTaken })
		return
	}
	who := text.NewEntry()
	subject := assessments.Count(len(ids), "responsibility", "responsibilities")
	if l, ok := p.m.find(ids[0]); ok && len(ids) == 1 {
		subject = "“" + l.Responsibility.Title + "”"
	}
	ui.Ask(p.host, ui.Question{
		About: ui.About(strings.Join(ids, " ")),
		Title: "Who takes care of it?", Verb: "Mark as taken care of", Width: 480, Height: 170,
		Form: widgets.NewColumn(2, text.NewProse(text.Run{Text: subject}),
			widgets.NewFormRow("Taken care of by", who, "A person, role or party")),
		Fields: []*text.Entry{who},
		Intent: func() (ui.Intent, error) {
			name := strings.TrimSpace(who.Text)
			if err := ui.Need("Taken care of by", name,
				"no one is named; write the person, role or party that takes care of it"); err != nil {
				return nil, err
			}
			return p.intent(ids, func(a *assessments.ResponsibilityAnswer) {
				a.Care = assessments.CareTaken
				if a.TakenBy == "" {
					a.TakenBy = name
				}
			}), nil
		},
	})
}

// say records a state for which no one has to be named.
func (p *Page) say(ids []string, c assessments.Care) {
	p.Flush()
	p.change(ids, func(a *assessments.ResponsibilityAnswer) { a.Care = c })
}

func (p *Page) change(ids []string, fn func(*assessments.ResponsibilityAnswer)) {
	p.host.Write(p.intent(ids, fn), func(err error) {
		if err != nil {
			p.host.Fail(err)
			p.Load() // shows what is saved
		}
	})
}

// intent is the change of several answers as they were seen, in one event.
func (p *Page) intent(ids []string, fn func(*assessments.ResponsibilityAnswer)) ui.Intent {
	seen := make([]assessments.Record, 0, len(ids))
	for _, id := range ids {
		a := p.m.answer(id)
		seen = append(seen, &a)
	}
	return func(ctx context.Context) (assessments.Event, error) {
		return p.bench.ChangeSeen(ctx, func(r assessments.Record) {
			fn(r.(*assessments.ResponsibilityAnswer))
		}, seen...)
	}
}
