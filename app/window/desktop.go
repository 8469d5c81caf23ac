package window

import (
	"net/url"
	"path/filepath"
	"strings"

	"countersign/assessments"

	"fyne.io/fyne/v2"
)

// system is what lies around the window.
type system struct{ w *Window }

// Clipboard is the desktop's.
func (d system) Clipboard() fyne.Clipboard { return d.w.app.Clipboard() }

// OpenOutside opens a folder or file with the desktop's own program.
func (d system) OpenOutside(path string) {
	abs, err := filepath.Abs(path)
	if err == nil {
		err = d.w.app.OpenURL(fileURL(filepath.ToSlash(abs)))
	}
	if err != nil {
		d.w.overlays.Fail(assessments.Wrap(err, assessments.Machine,
			"The desktop could not open “%s”. Open it with your file manager.", path))
	}
}

// fileURL is the address of a file, whose path has slashes. Before a Windows drive there is one more.
func fileURL(path string) *url.URL {
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return &url.URL{Scheme: "file", Path: path}
}
