package profile

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"countersign/assessments/staging"
)

// secretSize is the size of the secret, bytes.
const secretSize = 32

// Secret returns the bytes to which this computer binds derived data in workspaces, such as stored
// figures. They are in a file of their own next to the profile, which the user alone may read; with
// create they are made if there are none. Without such a file there is none, and nothing stored is
// believed.
func (p *Profile) Secret(create bool) []byte {
	if p.path == "" {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.secret) > 0 {
		return p.secret
	}
	path := filepath.Join(filepath.Dir(p.path), "secret")
	secret, err := readSecret(path)
	if err != nil && create {
		secret, err = makeSecret(path, err)
	}
	if err == nil {
		p.secret = secret
	}
	return p.secret
}

var errNoSecret = errors.New("not a secret")

// readSecret reads a secret. One that others could have read or written is none.
func readSecret(path string) ([]byte, error) {
	st, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !st.Mode().IsRegular() || shared(st) {
		return nil, errNoSecret
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	secret, err := hex.DecodeString(strings.TrimSpace(string(b)))
	if err != nil || len(secret) != secretSize {
		return nil, errNoSecret
	}
	return secret, nil
}

// makeSecret writes a new secret, in place of one that is none. Where two processes do so at once, the
// one that was written last counts: what the other bound is made again.
func makeSecret(path string, why error) ([]byte, error) {
	if !errors.Is(why, fs.ErrNotExist) && !errors.Is(why, errNoSecret) {
		return nil, why
	}
	secret := make([]byte, secretSize)
	if _, err := io.ReadFull(rand.Reader, secret); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	f, err := os.CreateTemp(filepath.Dir(path), "secret-*.new") // 0600
	if err != nil {
		return nil, err
	}
	_, err = f.WriteString(hex.EncodeToString(secret) + "\n")
	err = errors.Join(err, f.Close())
	if err == nil {
		err = staging.Replace(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return nil, err
	}
	return readSecret(path)
}
