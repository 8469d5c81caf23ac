// Package charset brings text of any character set to UTF-8, or says that it cannot: letters that are wrong
// are worse than none. It believes bytes before labels, since labels lie.
//
// It knows nothing of formats. Start with Decode.
package charset

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"countersign/assessments"
)

// Decoded is a text in UTF-8. Name is the character set it was in; Doubtful says that this was concluded from
// which letters there are, and not from a rule or a label.
type Decoded struct {
	Text     string
	Name     string
	Doubtful bool
}

// ErrUnknown is the refusal of a text whose letters cannot be told.
var ErrUnknown = assessments.Errorf(assessments.Refused,
	"The text is in a character set that cannot be told, so that its letters would be wrong. Open it in a text editor or a browser, save it as UTF-8, and choose that file.")

// Decode brings raw to UTF-8; declared is what the file says its character set is, "" where it says nothing.
func Decode(raw []byte, declared string) (Decoded, error) {
	if d, ok := marked(raw); ok {
		return d, nil
	}
	if e := wide(raw); e != nil {
		return decoded(raw, "utf-16", e)
	}
	if utf8.Valid(raw) {
		return sevenBits(raw)
	}
	if nearly(raw) {
		return Decoded{Text: strings.ToValidUTF8(string(raw), "\uFFFD"), Name: "utf-8", Doubtful: true}, nil
	}
	name := ""
	if e, canonical := charset.Lookup(declared); e != nil && e != encoding.Nop && canonical != "utf-8" {
		name = canonical
		if d, err := decoded(raw, name, e); err == nil && plausible(raw, d.Text, name) {
			return d, nil
		}
	}
	d, ok := guess(raw)
	if !ok {
		return Decoded{}, ErrUnknown
	}
	d.Doubtful = d.Doubtful || name != "" && name != d.Name
	return d, nil
}

// nearly reports UTF-8 with a few broken characters, as programs leave them that cut a text by bytes. Hardly a
// text of another set has twenty sound characters of UTF-8 to each that is none.
func nearly(raw []byte) bool {
	sound, broken, within := 0, 0, false // within a broken one
	for len(raw) > 0 {
		r, size := utf8.DecodeRune(raw)
		bad := r == utf8.RuneError && size == 1
		switch {
		case bad && !within:
			broken++
		case size > 1:
			sound++
		}
		raw, within = raw[size:], bad
	}
	return sound >= 20*broken
}

// marks are byte order marks, the longer ones first.
var marks = []struct {
	mark, name string
	from       encoding.Encoding
}{
	{"\xff\xfe\x00\x00", "utf-32", utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)},
	{"\x00\x00\xfe\xff", "utf-32", utf32.UTF32(utf32.BigEndian, utf32.UseBOM)},
	{"\xef\xbb\xbf", "utf-8", unicode.UTF8BOM},
	{"\xff\xfe", "utf-16", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
	{"\xfe\xff", "utf-16", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
}

// marked decodes what begins with a byte order mark. A mark before text that is not what it says is no mark.
func marked(raw []byte) (Decoded, bool) {
	for _, m := range marks {
		if bytes.HasPrefix(raw, []byte(m.mark)) {
			if d, err := decoded(raw, m.name, m.from); err == nil {
				return d, true
			}
		}
	}
	return Decoded{}, false
}

// decoded decodes as one character set; a byte that has no meaning in it is an error, unless it is the last.
func decoded(raw []byte, name string, from encoding.Encoding) (Decoded, error) {
	out, err := from.NewDecoder().Bytes(raw)
	if err != nil {
		return Decoded{}, err
	}
	whole := bytes.TrimSuffix(out, []byte("\uFFFD"))
	if bytes.ContainsRune(whole, utf8.RuneError) {
		return Decoded{}, ErrUnknown
	}
	return Decoded{Text: string(whole), Name: name}, nil
}

// Wide reports text of two bytes to a letter without a byte order mark, by where its zeros stand.
func Wide(raw []byte) bool { return wide(raw) != nil }

func wide(raw []byte) encoding.Encoding {
	raw = raw[:min(len(raw), 64<<10)&^1]
	if len(raw) < 8 {
		return nil
	}
	zeros := [2]int{}
	for i, c := range raw {
		if c == 0 {
			zeros[i%2]++
		}
	}
	half := len(raw) / 2
	switch {
	case zeros[0] == 0 && zeros[1]*10 >= half*3:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zeros[1] == 0 && zeros[0]*10 >= half*3:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

var (
	escapes = regexp.MustCompile(`\x1b\$[@B]|\x1b\$\([DO]`)
	tildes  = regexp.MustCompile(`~\{(?:[\x21-\x77][\x21-\x7e]){2,}~\}`)
)

// sevenBits decodes valid UTF-8, which may be another set that writes everything in seven bits.
func sevenBits(raw []byte) (Decoded, error) {
	if escapes.Match(raw) {
		if d, err := decoded(raw, "iso-2022-jp", japanese.ISO2022JP); err == nil {
			return d, nil
		}
		return Decoded{}, ErrUnknown
	}
	if len(tildes.FindAllIndex(raw, 3)) == 3 {
		if d, err := decoded(raw, "hz-gb-2312", simplifiedchinese.HZGB2312); err == nil {
			return d, nil
		}
	}
	return Decoded{Text: string(raw), Name: "utf-8"}, nil
}
