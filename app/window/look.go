package window

import (
	"image/color"
	"slices"

	"countersign/app/profile"
	"countersign/app/theme"

	"fyne.io/fyne/v2"
)

// look is theme and size of the text.
type look struct {
	app     fyne.App
	profile *profile.Profile
	changed func()
}

// apply draws the window as the profile says.
func (l *look) apply() {
	mode, percent := l.Look()
	l.app.Settings().SetTheme(theme.New(mode, percent))
	l.changed()
}

// Look is theme and text size in force.
func (l *look) Look() (theme.Mode, int) {
	d := l.profile.Get()
	mode, percent := theme.Mode(d.Theme), d.TextPercent
	if mode == "" {
		mode = theme.System
	}
	if percent <= 0 {
		percent = 100
	}
	return mode, percent
}

// SetLook changes theme and text size.
func (l *look) SetLook(m theme.Mode, percent int) {
	logged(l.profile.Update(func(d *profileData) {
		d.Theme, d.TextPercent = string(m), min(200, max(80, percent))
	}))
	l.apply()
}

// scale makes text larger or smaller by steps; 0 sets it back to 100 %.
func (l *look) scale(by int) {
	_, percent := l.Look()
	logged(l.profile.Update(func(d *profileData) {
		d.TextPercent = min(200, max(80, percent+by))
		if by == 0 {
			d.TextPercent = 100
		}
	}))
	l.apply()
}

// next takes the next look that differs from the one in force: the system's own may be one of the others.
func (l *look) next() theme.Mode {
	now, _ := l.Look()
	modes := theme.Modes()
	next := now
	for i := range modes {
		if next = modes[(slices.Index(modes, now)+1+i)%len(modes)]; l.looks(next) != l.looks(now) {
			break
		}
	}
	logged(l.profile.Update(func(d *profileData) { d.Theme = string(next) }))
	l.apply()
	return next
}

// looks is what tells one mode from another on screen.
func (l *look) looks(m theme.Mode) (out [3]color.Color) {
	for i, role := range []theme.Role{theme.Surface, theme.Line, theme.Text} {
		out[i] = theme.New(m, 100).Color(role, l.app.Settings().ThemeVariant())
	}
	return out
}
