package packtest

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"countersign/assessments/pack"
)

// Bytes are the bytes of an invented file, by the id of its revision or version.
func Bytes(id string) []byte {
	return []byte("Invented file of " + id + "\n" + strings.Repeat("All work and no play. ", len(id)) +
		"\x00\xff\n")
}

// SumOf is the digest of Bytes.
func SumOf(id string) string {
	sum := sha256.Sum256(Bytes(id))
	return hex.EncodeToString(sum[:])
}

// SizeOf is the length of Bytes.
func SizeOf(id string) int64 { return int64(len(Bytes(id))) }

// Files are the bytes of a document's files by path.
func Files(doc pack.Document) map[string][]byte {
	out := map[string][]byte{}
	for _, f := range doc.Files {
		out[f.Path] = Bytes(f.ID)
	}
	return out
}
