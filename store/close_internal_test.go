package store

import (
	"context"
	"testing"
	"time"

	"countersign/assessments"
)

// heard is a context that tells when someone asks whether it has ended.
type heard struct {
	context.Context
	asked chan struct{}
}

func (h heard) Err() error {
	select {
	case h.asked <- struct{}{}:
	default:
	}
	return h.Context.Err()
}

// TestTwoMayCloseAtOnce holds both until each has seen the workspace open, if it can.
func TestTwoMayCloseAtOnce(t *testing.T) {
	w := opened(t)
	<-w.turn // every Close waits for it
	asked, done := make(chan struct{}, 2), make(chan error, 2)
	for range 2 {
		go func() { done <- w.Leave(heard{context.Background(), asked}, assessments.NoProgress{}) }()
	}
	<-asked
	// the second does not get there; it is only given the chance
	for n := 0; n < 100 && len(asked) == 0; n++ {
		time.Sleep(time.Millisecond)
	}
	w.giveTurn()
	for range 2 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}
