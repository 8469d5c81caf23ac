//go:build !windows

package child

import (
	"errors"
	"os"
)

// passing makes a file that no name leads to: it is gone with the process that has it open, however
// that ends.
func passing() (*os.File, error) {
	f, err := os.CreateTemp("", "countersign-*")
	if err != nil {
		return nil, err
	}
	if err := os.Remove(f.Name()); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}
