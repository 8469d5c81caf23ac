package intake

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"countersign/assessments"
)

// refusals say for each format that is not read what the file is and what to do about it.
var refusals = map[Format]string{
	FormatEmpty:        "%s has no text in it. Check that the right file was chosen and that it opens in its own program.",
	FormatZip:          "%s is an archive, not a document. Unpack it and choose the agreement inside.",
	FormatOLE:          "%s is in an old Office format (such as .doc). Open it in Word or LibreOffice, save it as DOCX or PDF, and choose that file.",
	formatOutlook:      "%s is a message of Outlook. Open it, save it as text or as a mail (EML), save its attachments, and choose those files.",
	FormatRTF:          "%s is in Rich Text Format. Open it in a word processor, save it as DOCX or PDF, and choose that file.",
	FormatImage:        "%s is a picture and has no text to quote. Run text recognition (OCR) on it, save the result as PDF, and choose that file.",
	formatEncrypted:    "%s is protected by a password. Open it, remove the protection, save it, and choose that file.",
	formatWorkbook:     "%s is a workbook, not a document. Save the sheet with the terms as PDF, or copy them into a text document, and choose that file.",
	formatSlides:       "%s is a presentation, not a document. Save it as PDF, and choose that file.",
	formatOpenDocument: "%s is an OpenDocument file. Open it in LibreOffice, save it as DOCX or PDF, and choose that file.",
	FormatUnknown:      "%s is not a kind of document that can be read here. Save the text as PDF, DOCX, HTML, Markdown or plain text, and choose that file.",
}

// officeContainer tells an encrypted new document from an old one by the names of the streams inside.
func officeContainer(r io.ReaderAt, size int64) (Format, error) {
	const window = 1 << 20
	locked, message := inUTF16("EncryptedPackage"), inUTF16("__substg1.0_")
	buffer := make([]byte, window)
	for at := int64(0); at < size; at += window - int64(len(locked)) {
		n, err := r.ReadAt(buffer, at)
		switch {
		case bytes.Contains(buffer[:n], locked):
			return formatEncrypted, nil
		case bytes.Contains(buffer[:n], message):
			return formatOutlook, nil
		}
		if err != nil {
			break // the end, or a bad disk: the answer stays "old format"
		}
	}
	return FormatOLE, nil
}

// inUTF16 is a name of ASCII letters as such containers write it.
func inUTF16(name string) []byte {
	out := make([]byte, 0, 2*len(name))
	for i := range len(name) {
		out = append(out, name[i], 0)
	}
	return out
}

// about puts the file's name in front of a reader's refusal, which knows only what it read.
func about(name string, err error) error {
	var refusal *assessments.Error
	if name == "" || !errors.As(err, &refusal) {
		return err
	}
	return assessments.Wrap(err, refusal.Kind, "%s: %s", name, refusal.Message)
}

// refuse is the refusal of a format as a whole.
func refuse(format Format, name string) error {
	sentence, ok := refusals[format]
	if !ok {
		sentence = refusals[FormatUnknown]
	}
	return assessments.Errorf(assessments.Refused, sentence, shown(name))
}

// wordless is the refusal of a document of which nothing could be read: it may have been put together of
// pictures, or of parts that are not its text.
func wordless(name string, notices []assessments.Notice) error {
	left := assessments.SumUpNotices(assessments.Hiding(notices))
	if len(left) == 0 {
		return refuse(FormatEmpty, name)
	}
	return assessments.Errorf(assessments.Refused,
		"%s has no text to quote: %s. Open it in its own program and print it to PDF; where it shows pictures of pages, run text recognition (OCR) on that. Then choose that file.",
		shown(name), strings.Join(left, "; "))
}

func tooLarge(name string, size int64) error {
	return assessments.Errorf(assessments.Refused,
		"%s is %d MiB large; files are read up to %d MiB. Split it, or save it again without its pictures.",
		shown(name), size>>20, MaxSize>>20)
}

func unreadable(name string, cause error) error {
	return assessments.Wrap(cause, assessments.Machine,
		"%s could not be read from its disk. Check that it is still there and that you may open it, then try again.", shown(name))
}

// shown is a file's name as a sentence can begin with it.
func shown(name string) string {
	if name == "" {
		return "The file"
	}
	return name
}
