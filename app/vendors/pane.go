package vendors

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/widgets"
	"countersign/assessments"
)

// pane holds the form of the selected thing.
type pane struct {
	page *Page
	m    *model
	side *fyne.Container // the form of the selection
	form *form
}

func newPane(p *Page) *pane {
	return &pane{page: p, m: p.m, side: container.NewStack(nothingSelected())}
}

// show shows the form of the selection; a form that is open already only takes over what changed.
func (s *pane) show() {
	r := s.m.record(s.m.hand)
	if r == nil {
		s.leave()
		s.side.Objects = []fyne.CanvasObject{nothingSelected()}
		s.side.Refresh()
		return
	}
	shape := s.m.shapeOf(s.m.hand)
	if s.form == nil || s.form.key != s.m.hand || s.form.shape != shape {
		s.leave()
		s.form = s.begin(r)
		s.form.shape = shape
		s.side.Objects = []fyne.CanvasObject{s.form.content}
		s.side.Refresh()
	}
	s.form.show()
}

// leave commits what is typed into the open form and lets go of it.
func (s *pane) leave() {
	if f := s.form; f != nil {
		s.form = nil
		f.flush()
	}
}

func nothingSelected() fyne.CanvasObject {
	return widgets.NewEmptyState("Nothing selected",
		"Choose a vendor in the list to see its services, contracts and uses, and to change them.", "", nil)
}

// begin builds the form of a thing.
func (s *pane) begin(r assessments.Record) *form {
	f := &form{p: s.page, key: key{r.Noun(), r.Key()}, rows: widgets.NewColumn(2)}
	switch r := r.(type) {
	case *assessments.Vendor:
		f.vendor()
	case *assessments.Service:
		f.service(r)
	case *assessments.Contract:
		f.contract(r)
	case *assessments.Use:
		f.use(r)
	}
	top := widgets.NewInset(4, 2.5, f.head(r))
	f.content = widgets.NewFrame(top, nil, nil, nil, widgets.NewScroller(widgets.NewInset(4, 1, f.rows)))
	return f
}
