package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"reflect"
	"unicode/utf16"

	"github.com/klippa-app/go-pdfium"
	"github.com/tetratelabs/wazero/api"
)

// library calls PDFium's functions in the sandbox directly. go-pdfium's wrappers ask the sandbox for memory,
// and give it back, around every number they return; with some questions to each line of a page that took a
// third of all the time. Documents are still opened through its reader of files.
type library struct {
	ctx     context.Context // done when the instance is killed
	module  api.Module
	found   map[string]api.Function
	stack   [8]uint64
	scratch uint32 // memory for what functions return through pointers
}

// Places in the scratch memory.
const (
	scratchX    = 0
	scratchY    = 8
	scratchFlag = 16
	scratchRect = 24 // four floats
	scratchName = 40
	nameSize    = 232
	scratchSize = scratchName + nameSize
)

// sandbox is what go-pdfium's implementation offers beside its wrappers.
type sandbox interface {
	CreateFileAccessReader(size int64, file io.ReadSeeker) (*uint64, *uint32, error)
}

var errForeign = errors.New("pdf: go-pdfium's implementation is not the one this was written for")

// newLibrary looks into an instance. The type of the implementation is internal to go-pdfium, so that its
// exported fields can be read in no other way; the version is pinned, and a test would notice a change.
func newLibrary(instance pdfium.Pdfium) (*library, error) {
	inside := reflect.Indirect(reflect.ValueOf(instance.GetImplementation()))
	if inside.Kind() != reflect.Struct {
		return nil, errForeign
	}
	module, ok := field[api.Module](inside, "Module")
	ctx, known := field[context.Context](inside, "Context")
	if !ok || !known {
		return nil, errForeign
	}
	l := &library{ctx: ctx, module: module, found: map[string]api.Function{}}
	at, err := l.call("malloc", scratchSize)
	if err == nil && at == 0 {
		err = errors.New("pdf: no memory in the sandbox")
	}
	l.scratch = uint32(at)
	return l, err
}

func field[T any](inside reflect.Value, name string) (T, bool) {
	var none T
	f := inside.FieldByName(name)
	if !f.IsValid() || !f.CanInterface() {
		return none, false
	}
	value, ok := f.Interface().(T)
	return value, ok
}

// call calls an exported function; an error means that the sandbox trapped and is not to be used again.
func (l *library) call(name string, args ...uint64) (uint64, error) {
	f := l.found[name]
	if f == nil {
		if f = l.module.ExportedFunction(name); f == nil {
			return 0, fmt.Errorf("pdf: PDFium has no %s", name)
		}
		l.found[name] = f
	}
	copy(l.stack[:], args)
	if err := f.CallWithStack(l.ctx, l.stack[:max(len(args), 1)]); err != nil {
		return 0, fmt.Errorf("pdf: %s: %w", name, err)
	}
	return l.stack[0], nil
}

// open opens a document; reason is PDFium's number where it will not.
func (l *library) open(instance pdfium.Pdfium, file io.ReadSeeker, size int64) (doc uint64, reason uint64,
	err error,
) {
	inside, ok := instance.GetImplementation().(sandbox)
	if !ok {
		return 0, 0, errForeign
	}
	access, _, err := inside.CreateFileAccessReader(size, file)
	if err != nil {
		return 0, 0, err
	}
	if doc, err = l.call("FPDF_LoadCustomDocument", *access, 0); err != nil || doc != 0 {
		return doc, 0, err
	}
	reason, err = l.call("FPDF_GetLastError")
	return 0, reason, err
}

// origin is where a character stands, in points; ok is false where it has no place.
func (l *library) origin(textPage uint64, index int) (x, y float64, ok bool, err error) {
	done, err := l.call("FPDFText_GetCharOrigin", textPage, uint64(uint32(index)), uint64(l.scratch+scratchX),
		uint64(l.scratch+scratchY))
	if err != nil || int32(done) == 0 {
		return 0, 0, false, err
	}
	x, _ = l.module.Memory().ReadFloat64Le(l.scratch + scratchX)
	y, ok = l.module.Memory().ReadFloat64Le(l.scratch + scratchY)
	return x, y, ok, nil
}

// fontName is the name of the font a character is printed in, "" where it is not known or absurdly long.
func (l *library) fontName(textPage uint64, index int) (string, error) {
	size, err := l.call("FPDFText_GetFontInfo", textPage, uint64(uint32(index)),
		uint64(l.scratch+scratchName), nameSize, uint64(l.scratch+scratchFlag))
	if n := int32(size); err != nil || n <= 1 || n > nameSize {
		return "", err
	}
	name, _ := l.module.Memory().Read(l.scratch+scratchName, uint32(size)-1)
	return string(name), nil
}

// text is the text of a page that has count characters.
func (l *library) text(textPage uint64, count int) (string, error) {
	size := uint64(count+1) * 2
	at, err := l.call("malloc", size)
	if err != nil {
		return "", err
	}
	if at == 0 {
		return "", errors.New("pdf: no memory in the sandbox for a page's text")
	}
	written, err := l.call("FPDFText_GetText", textPage, 0, uint64(uint32(count)), at)
	if err != nil {
		return "", err
	}
	raw, ok := l.module.Memory().Read(uint32(at), uint32(min(uint64(uint32(written))*2, size)))
	if !ok {
		return "", errors.New("pdf: a page's text lies outside the sandbox")
	}
	units := make([]uint16, 0, len(raw)/2)
	for i := 0; i+1 < len(raw); i += 2 {
		unit := uint16(raw[i]) | uint16(raw[i+1])<<8
		if unit == 0 {
			break
		}
		units = append(units, unit)
	}
	_, err = l.call("free", at)
	return string(utf16.Decode(units)), err
}

// double reads a result as the double it is.
func double(result uint64) float64 { return math.Float64frombits(result) }
