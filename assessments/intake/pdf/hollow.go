package pdf

import (
	"encoding/binary"
	"errors"
	"slices"
	_ "unsafe" // for the name of original
)

// original is PDFium's module, which go-pdfium embeds and does not give out. The version is pinned, and a test
// would notice a change.
//
//go:linkname original github.com/klippa-app/go-pdfium/webassembly.pdfiumWasm
var original []byte

var errModule = errors.New("pdf: PDFium's module is not what this was written for")

// codeSection is the number of the section that holds the functions of a module.
const codeSection = 10

// hollow is a module with every function emptied: its types, imports, memory, tables and data are those of the
// module, so that the module's compiled code runs with it. The runtime decodes and checks a module at each
// start even where its code is compiled already, which takes longer than all else; here nothing is left to
// check. An empty function stops, where its code were ever compiled.
func hollow(module []byte) ([]byte, error) {
	const head = 8 // the format's name and version
	if len(module) < head {
		return nil, errModule
	}
	out, rest, found := slices.Clone(module[:head]), module[head:], false
	for len(rest) > 0 {
		section, size, used := rest[0], uint64(0), 0
		if size, used = binary.Uvarint(rest[1:]); used <= 0 || size > uint64(len(rest)-1-used) {
			return nil, errModule
		}
		whole := rest[:1+used+int(size)]
		rest = rest[len(whole):]
		if section != codeSection {
			out = append(out, whole...)
			continue
		}
		functions, read := binary.Uvarint(whole[1+used:])
		if read <= 0 || functions > size || found {
			return nil, errModule
		}
		body := binary.AppendUvarint(nil, functions)
		for range functions { // its size, no variables, unreachable, end
			body = append(body, 3, 0, 0x00, 0x0b)
		}
		out = append(binary.AppendUvarint(append(out, codeSection), uint64(len(body))), body...)
		found = true
	}
	if !found {
		return nil, errModule
	}
	return out, nil
}
