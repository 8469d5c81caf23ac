package window

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// fileDialog chooses a file to read or a folder to write into. The toolkit's own cannot be used with
// the keyboard, and says “Open” where a folder is chosen. Arrows walk, Enter opens a folder or chooses
// a file, Backspace goes to the folder above, letters filter, and a path can be typed.
type fileDialog struct {
	f       *files
	purpose purpose
	l       listing
	chosen  func(paths ...string)
	many    bool // several files can be chosen at once

	where  *text.Entry
	row    *widgets.FormRow
	list   *ui.List
	all    *widgets.Chip
	empty  *widgets.EmptyState
	choose *widgets.Button
	hide   func()
	closed bool
	turn   int
}

// PickFile asks for a file to read.
func (f *files) PickFile(title string, extensions []string, chosen func(string)) {
	if f.picked(title, chosen) {
		return
	}
	f.pickFiles(title, extensions, false, func(paths []string) { chosen(paths[0]) })
}

// PickFiles asks for one or many files to read.
func (f *files) PickFiles(title string, extensions []string, chosen func([]string)) {
	if f.picked(title, func(path string) { chosen(strings.Split(path, "\x00")) }) {
		return
	}
	f.pickFiles(title, extensions, true, chosen)
}

func (f *files) pickFiles(title string, extensions []string, many bool, chosen func([]string)) {
	d := &fileDialog{
		f: f, purpose: reading, many: many, l: listing{extensions: extensions},
		chosen: func(paths ...string) {
			f.rememberFolder(reading, paths[0])
			chosen(paths)
		},
	}
	d.open(title, "Choose")
}

// PickFolder asks for a folder to write into.
func (f *files) PickFolder(title string, chosen func(string)) {
	f.pickFolder(title, handingOver, chosen)
}

func (f *files) pickFolder(title string, p purpose, chosen func(string)) {
	if f.picked(title, chosen) {
		return
	}
	d := &fileDialog{f: f, purpose: p, l: listing{folders: true}, chosen: func(paths ...string) {
		f.rememberFolder(p, filepath.Join(paths[0], "x"))
		chosen(paths[0])
	}}
	d.open(title, "Use this folder")
}

// picked answers in the user's place, if a test does.
func (f *files) picked(title string, chosen func(string)) bool {
	if f.w.p.Pick == nil {
		return false
	}
	if path := f.w.p.Pick(title); path != "" {
		chosen(path)
	}
	return true
}

// purpose is what a folder was used for. Each remembers its own: a backup, which holds all there is, must
// not be offered a place beside a pack that is handed over, nor among documents of others.
type purpose string

const (
	reading     purpose = "folder"        // files that are added
	handingOver purpose = "folder packs"  // packs and prints
	keeping     purpose = "folder copies" // workspaces and their backups
)

func (f *files) rememberFolder(p purpose, path string) {
	memory{f.w.p.Profile}.Remember(string(p), filepath.Dir(path))
}

func (d *fileDialog) open(title, verb string) {
	d.where = text.NewEntry()
	d.where.OnSubmitted = func(text string) { d.goTyped(text) }
	d.where.OnEscape = d.f.w.overlays.closeTop
	d.row = widgets.NewFormRow("Folder", d.where, "")
	d.row.LabelWidth(60)
	places := widgets.NewWrap()
	workspace := ""
	if d.f.w.session != nil {
		workspace = d.f.w.session.Bench.Info().Path
	}
	places.Add(widgets.NewButton("Folder above", func() { d.visit(d.l.parent()) }).Small())
	d.all = widgets.NewChip("All files", func() {
		d.l.all = !d.l.all
		d.visit(d.l.path)
	})
	d.empty = widgets.NewEmptyState("Nothing here", "", "", nil)
	d.list = ui.NewList(d.f.host(), d.config())
	d.choose = widgets.NewPrimary(verb, d.press)
	buttons := container.NewHBox(layout.NewSpacer(), widgets.NewButton("Cancel", func() {
		d.hide()
	}), d.choose)
	if d.l.folders {
		buttons.Objects = append([]fyne.CanvasObject{widgets.NewButton("New folder…", d.makeFolder)},
			buttons.Objects...)
	}
	top := widgets.NewColumn(1.5, d.row, places)
	body := widgets.NewFrame(top, widgets.NewInset(0, 1.5, buttons), nil, nil, d.list.Framed(0, 2))
	room := d.f.w.win.Canvas().Size()
	d.hide = d.f.w.overlays.Show(title,
		ui.Sized(d.f.w.overlays, body, min(820, room.Width), min(560, room.Height)))
	over := d.f.w.overlays.top()
	over.gone = func() { d.closed = true }
	over.key, over.rune = d.key, d.letter
	d.f.w.win.Canvas().Focus(d.list.Table)
	d.begin(d.f.lastFolder(d.purpose), workspace, places)
}

// begin shows the folder to begin in, and the places to go to: both are looked for on the disk.
func (d *fileDialog) begin(start, workspace string, places *fyne.Container) {
	d.f.w.work().Background(func(context.Context) func() {
		if start == "" {
			start = cmp.Or(homeFolder(), string(filepath.Separator))
		}
		there := jumps(workspace)
		return func() {
			if d.closed {
				return
			}
			for _, j := range there {
				places.Add(widgets.NewButton(j.title, func() { d.visit(j.path) }).Small())
			}
			if d.turn == 0 {
				d.visit(start)
			}
		}
	})
}

func (d *fileDialog) config() ui.ListConfig {
	return ui.ListConfig{
		Name: "files", Rows: "files", Chips: []fyne.CanvasObject{d.all}, Empty: d.empty,
		Columns: []table.Column{
			{ID: "name", Title: "Name", Width: 420},
			{ID: "size", Title: "Size", Width: 90, Numeric: true},
			{ID: "changed", Title: "Changed", Width: 140, Numeric: true, Grow: 1},
		},
		Actions: []ui.Action{{
			ID: "open", Title: "Open", Key: fyne.KeyReturn, Many: d.many,
			Run: func(ids []string) {
				if all := d.list.Table.Selected(); d.many && slices.Contains(all, ids[0]) {
					ids = all // Enter is raised for the active row alone
				}
				d.takeAll(ids)
			},
		}},
	}
}

// visit shows a folder; one that cannot be read is reported, and the one before stays.
func (d *fileDialog) visit(path string) {
	d.turn++
	turn, l := d.turn, d.l
	d.f.w.work().Background(func(context.Context) func() {
		l, err := l.read(path)
		return func() {
			if d.closed || turn != d.turn {
				return
			}
			if err != nil {
				d.row.SetError(folderWords(err))
				return
			}
			d.show(l)
		}
	})
}

func folderWords(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "There is nothing of this name. Check the path."
	case errors.Is(err, fs.ErrPermission):
		return "You do not have permission to read this folder. Choose another one."
	}
	return "This folder cannot be read. Choose another one."
}

func (d *fileDialog) show(l listing) {
	from := d.l.path
	d.l = l
	d.row.SetError("")
	d.where.SetText(l.path)
	d.all.Set("All files", l.all)
	d.list.Bar.Search().SetText("")
	rows := table.RowList{}
	for _, e := range l.entries {
		cells := []table.Cell{
			{Text: e.name},
			{Text: sizeWords(e.size), Order: float64(e.size)},
			{Text: e.changed.Local().Format("2006-01-02 15:04"), Order: float64(e.changed.Unix())},
		}
		if e.folder {
			cells[0], cells[1] = table.Cell{Text: e.name + string(filepath.Separator), Bold: true},
				table.Cell{Order: -1}
		}
		rows = append(rows, table.Row{ID: e.name, Cells: cells})
	}
	d.empty.Set("Nothing here", emptyWords(l))
	d.list.Show(rows, len(rows))
	d.list.Table.Select()
	if back := filepath.Base(from); l.path == filepath.Dir(from) && l.path != from {
		d.list.Table.Select(back) // on the way up, the folder one comes from
	} else if len(l.entries) > 0 {
		d.list.Table.Select(l.entries[0].name)
	}
}

func emptyWords(l listing) string {
	switch {
	case l.hidden > 0:
		return "Files of other kinds are here; “All files” shows them."
	case l.folders:
		return "There are no folders in this one."
	}
	return "This folder is empty."
}

// take opens a folder of the list, or chooses a file.
func (d *fileDialog) take(name string) {
	e, ok := d.l.find(name)
	switch {
	case !ok:
	case e.folder:
		d.visit(d.l.join(name))
	default:
		d.finish(d.l.join(name))
	}
}

// takeAll chooses several files at once; a folder among them is opened instead.
func (d *fileDialog) takeAll(names []string) {
	var paths []string
	for _, name := range names {
		if e, ok := d.l.find(name); ok && e.folder || len(names) == 1 {
			d.take(name)
			return
		}
		paths = append(paths, d.l.join(name))
	}
	d.finish(paths...)
}

// press is the verb of the dialog: it goes by what was typed, else by the folder shown or the file selected.
func (d *fileDialog) press() {
	if d.l.typed(d.where.Text) != d.l.path {
		d.goTyped(d.where.Text)
		return
	}
	if d.l.folders {
		d.finish(d.l.path)
		return
	}
	ids := d.list.Table.Selected()
	if len(ids) == 0 || len(ids) > 1 && !d.many {
		d.row.SetError("Select a file in the list, or type its path.")
		return
	}
	d.takeAll(ids)
}

// goTyped goes to a folder that was typed, or chooses a file.
func (d *fileDialog) goTyped(text string) {
	path := d.l.typed(text)
	d.turn++
	turn := d.turn
	d.f.w.work().Background(func(context.Context) func() {
		st, err := os.Stat(path)
		return func() {
			switch {
			case d.closed || turn != d.turn:
			case err != nil:
				d.row.SetError(folderWords(err))
			case st.IsDir():
				d.visit(path)
				d.list.Table.Focus()
			case d.l.folders:
				d.row.SetError("This is a file. Choose the folder it is in.")
			default:
				d.finish(path)
			}
		}
	})
}

func (d *fileDialog) finish(paths ...string) {
	d.hide()
	d.chosen(paths...)
}

// key goes to the folder above with Backspace, wherever the keyboard is but in a field.
func (d *fileDialog) key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyBackspace {
		return false
	}
	d.visit(d.l.parent())
	return true
}

// letter filters the list by what is typed; a path goes into its own field.
func (d *fileDialog) letter(r rune) {
	if r == '/' || r == '~' || r == '\\' {
		d.where.SetText("")
		d.f.w.win.Canvas().Focus(d.where)
		d.where.TypedRune(r)
		return
	}
	d.list.FocusFilter()
	if f := d.f.w.win.Canvas().Focused(); f != nil {
		f.TypedRune(r)
	}
}

// makeFolder makes a folder in the one shown and goes there.
func (d *fileDialog) makeFolder() {
	name := text.NewEntry()
	var path string
	ui.Ask(d.f.host(), ui.Question{
		Title: "New folder in " + filepath.Base(d.l.path), Verb: "Make the folder", Width: 420, Height: 60,
		Fields: []*text.Entry{name},
		Form:   widgets.NewFormRow("Name", name, ""),
		Intent: func() (ui.Intent, error) {
			path = filepath.Join(d.l.path, name.Text)
			if name.Text == "" || filepath.Base(name.Text) != name.Text || name.Text == "." ||
				name.Text == ".." {
				return nil, ui.Need("Name", "", "write one without a slash")
			}
			fresh := path
			return func(context.Context) (assessments.Event, error) {
				if err := os.Mkdir(fresh, 0o755); err != nil {
					return assessments.Event{}, ui.WrongAt("Name", assessments.Wrap(err, assessments.Machine,
						"the folder could not be made here; choose another name or another folder"))
				}
				return assessments.Event{}, nil
			}, nil
		},
		Done: func() { d.visit(path) },
	})
}
