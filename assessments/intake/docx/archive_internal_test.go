package docx

import (
	"archive/zip"
	"context"
	"errors"
	"testing"
)

// TestALockedPartIsNotRead: of a document, any part can be under a password, and its bytes are no words.
func TestALockedPartIsNotRead(t *testing.T) {
	a := &archive{files: map[string]*zip.File{
		"word/document.xml": {}, "word/footnotes.xml": {FileHeader: zip.FileHeader{Flags: 1}},
	}}
	if _, err := a.scan(context.Background(), "word/footnotes.xml"); !errors.Is(err, errLocked) {
		t.Errorf("a locked part: %v", err)
	}
	if _, err := a.scan(context.Background(), "word/endnotes.xml"); !errors.Is(err, errMissing) {
		t.Errorf("a part that is not there: %v", err)
	}
}
