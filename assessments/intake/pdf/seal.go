package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"os"
)

// A seal is a key, made for it alone, and the tag of what it covers under that key. A digest would do too; this
// is several times as fast, at each start.
type sealOf []byte

const (
	keySize = 32
	tagSize = sha256.Size
	piece   = 256 << 10 // of a file, with a tag of its own
)

// newSeal seals a hollow module and the file of its code.
func newSeal(module []byte, code string) (sealOf, error) {
	key := make([]byte, keySize, keySize+tagSize)
	_, _ = rand.Read(key) // never fails
	tag, err := tagOf(key, module, code)
	return append(key, tag...), err
}

// covers reports whether module and code are as they were sealed.
func (s sealOf) covers(module []byte, code string) bool {
	tag, err := tagOf(s[:keySize], module, code)
	return err == nil && bytes.Equal(tag, s[keySize:])
}

// tagOf is what PDFium's module, the hollow one and the code come to under a key, which seals nothing else: the
// digest of the tags of their pieces.
func tagOf(key, module []byte, code string) ([]byte, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	file, err := os.Open(code)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var tags []byte
	nonce, some := make([]byte, gcm.NonceSize()), make([]byte, piece)
	for part, from := range []io.Reader{bytes.NewReader(original), bytes.NewReader(module), file} {
		nonce[0] = byte(part)
		for number, done := uint64(0), false; !done; number++ {
			n, err := io.ReadFull(from, some)
			if done = errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF); err != nil && !done {
				return nil, err
			}
			binary.BigEndian.PutUint64(nonce[4:], number)
			tags = gcm.Seal(tags, nonce, nil, some[:n])
		}
	}
	tag := sha256.Sum256(tags)
	return tag[:], nil
}
