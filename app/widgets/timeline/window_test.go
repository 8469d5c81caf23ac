//go:build !ci

package timeline

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/looktest"
)

// TestMain opens an exhibit in a real window when it is asked to.
func TestMain(m *testing.M) {
	looktest.Main(m, exhibits, func(o fyne.CanvasObject) fyne.CanvasObject { return focus.NewTipLayer(o) })
}
