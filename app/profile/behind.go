package profile

// behind writes the profile on a goroutine of its own.
type behind struct {
	wanted chan struct{} // holds one value while something is to be written
	stop   chan struct{}
	ended  chan struct{}
}

// ask has the profile written; what was asked before and is not written yet is written with it.
func (b *behind) ask() {
	select {
	case b.wanted <- struct{}{}:
	default:
	}
}

// WriteBehind has changes written on a goroutine of its own from now on: who changes the profile does not wait
// for the disk. failed is told what could not be written. settle writes what is left and returns to writing at
// once.
func (p *Profile) WriteBehind(failed func(error)) (settle func()) {
	b := &behind{wanted: make(chan struct{}, 1), stop: make(chan struct{}), ended: make(chan struct{})}
	p.mu.Lock()
	p.behind = b
	p.mu.Unlock()
	go func() {
		defer close(b.ended)
		for {
			select {
			case <-b.wanted:
				if err := p.save(p.Get()); err != nil {
					failed(err)
				}
			case <-b.stop:
				return
			}
		}
	}()
	return func() {
		close(b.stop)
		<-b.ended
		p.mu.Lock()
		defer p.mu.Unlock()
		p.behind = nil
		if len(b.wanted) > 0 {
			if err := p.save(p.data); err != nil {
				failed(err)
			}
		}
	}
}
