package plain

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Decode brings text to UTF-8: by its byte order mark, else UTF-8 where it is valid, else Windows-1252, which
// is what typed Western text that is not UTF-8 nearly always is.
func Decode(raw []byte) string {
	var from encoding.Encoding
	switch {
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")):
		raw = raw[3:]
	case bytes.HasPrefix(raw, []byte("\xff\xfe")), bytes.HasPrefix(raw, []byte("\xfe\xff")):
		from = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	}
	if from == nil && !utf8.Valid(raw) {
		from = charmap.Windows1252
	}
	if from != nil {
		if decoded, err := from.NewDecoder().Bytes(raw); err == nil {
			raw = decoded
		}
	}
	return string(bytes.ToValidUTF8(raw, []byte("\uFFFD")))
}
