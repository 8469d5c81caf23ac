package store

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"io"
	"sync"
)

// secretOfProcess is used where the options name no secret: what this process wrote it believes, and
// nothing else.
var secretOfProcess = sync.OnceValue(func() []byte {
	b := make([]byte, 32)
	_, _ = io.ReadFull(rand.Reader, b) // never fails
	return b
})

// mac is the code by which derived data is believed: only a program that knows the secret of this
// computer could have written it. "" where there is no secret.
func (o Options) mac(create bool, what string, parts ...[]byte) string {
	secret := secretOfProcess()
	if o.Secret != nil {
		secret = o.Secret(create)
	}
	if len(secret) == 0 {
		return ""
	}
	h := hmac.New(sha256.New, secret)
	for _, p := range append([][]byte{[]byte("countersign " + what)}, parts...) {
		var size [8]byte
		binary.BigEndian.PutUint64(size[:], uint64(len(p)))
		h.Write(size[:])
		h.Write(p)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// believes reports whether a stored code is the one of the parts.
func (o Options) believes(stored, what string, parts ...[]byte) bool {
	return stored != "" && hmac.Equal([]byte(stored), []byte(o.mac(false, what, parts...)))
}

// figuresOf are what the code of an assessment's figures covers.
func figuresOf(assessment, key, digest string) (string, [][]byte) {
	return "figures", [][]byte{[]byte(assessment), []byte(key), []byte(digest)}
}

// textOf are what the code of a text covers.
func textOf(digest, body string) (string, [][]byte) {
	return "text", [][]byte{[]byte(digest), []byte(body)}
}
