package store

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
)

// pieces digests a file piece by piece, each byte once. The digest of a piece is that of the file up to its
// end: it places damage, as the one of the piece alone would, and the last one is that of the whole.
type pieces struct{ upTo hash.Hash }

func newPieces() pieces { return pieces{digesting()} }

// digesting makes what digests the bytes of files; tests count what it digests.
var digesting = sha256.New

// add digests one more piece, and returns the digest of the file up to its end.
func (p pieces) add(piece []byte) string {
	p.upTo.Write(piece)
	return p.sum()
}

func (p pieces) sum() string { return hex.EncodeToString(p.upTo.Sum(nil)) }

// fits digests one more piece, and reports whether it is the one that a digest was written for. Earlier
// versions of the program wrote the digest of the piece alone.
func (p pieces) fits(piece []byte, digest string) bool {
	if p.add(piece) == digest {
		return true
	}
	alone := digesting()
	alone.Write(piece)
	return hex.EncodeToString(alone.Sum(nil)) == digest
}
