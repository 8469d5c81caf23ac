package window

import "testing"

func TestCancelledWorkDoesNotRunAlthoughItWaitsForItsTurn(t *testing.T) {
	ran := 0
	start := func(queue *[]func()) func(func()) func() {
		return func(run func()) func() { *queue = append(*queue, run); return func() {} }
	}
	var queue []func()
	cancel := cancellable(start(&queue), func() { ran++ })
	cancellable(start(&queue), func() { ran += 10 })
	cancel()
	for _, run := range queue {
		run()
	}
	if ran != 10 {
		t.Errorf("ran %d, want only what was not cancelled", ran)
	}
}
