package uitest

import (
	"io"
	"math/rand/v2"
	"sync"
)

// Salts are the same for every store that is made with new ones, so that digests, and how wide they
// are drawn, do not differ from run to run.
func Salts() io.Reader { return &salts{from: rand.NewChaCha8([32]byte{})} }

type salts struct {
	mu   sync.Mutex
	from *rand.ChaCha8
}

func (s *salts) Read(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.from.Read(p)
}
