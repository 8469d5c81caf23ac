package contracts

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
)

func TestTheFilesOfAMailAreOfferedAsDocuments(t *testing.T) {
	h, b := desk(t)
	p := list(t, h, b, ui.Route{Page: "contracts"})
	part := func(name, words string) string {
		return "--x\r\nContent-Type: text/markdown; name=\"" + name + "\"\r\nContent-Disposition: attachment\r\n\r\n" + words + "\r\n"
	}
	p.Dropped(fyne.NewPos(5, 5), []string{onDisk(t, "lumen-ai-mail.eml",
		"From: Pieter <p@example.com>\r\nSubject: The signed papers\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"+
			"--x\r\n\r\nHere they are.\r\n"+part("lumen-ai-annex-v1.md", "# Annex\n\n1. The first.")+
			part("lumen-ai-schedule-v1.md", "# Schedule\n\n2. The second.")+"--x--\r\n")})
	if !h.Sees("Add lumen-ai-mail.eml") {
		t.Fatalf("got %s", h.Words())
	}
	before := len(filed(t, b))
	h.Tap("Add")
	if !h.Sees("Add lumen-ai-annex-v1.md") {
		t.Fatalf("the first file is not offered: %s", h.Words())
	}
	h.Tap("Add")
	if !h.Sees("Add lumen-ai-schedule-v1.md") {
		t.Fatalf("the second file is not offered: %s", h.Words())
	}
	h.Tap("Cancel")
	if n := len(filed(t, b)) - before; n != 2 {
		t.Errorf("%d documents of a mail and the one file that was wanted: %v", n, filed(t, b))
	}
}
