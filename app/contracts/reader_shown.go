package contracts

import (
	"strings"

	"countersign/app/widgets/text"
	"countersign/assessments"
)

// shownText is what the text column shows of a file.
type shownText int

const (
	textAccepted shownText = iota // the text, of a redline with its changes accepted
	textOriginal                  // of a redline before its changes
	textMarked                    // of a redline with its changes marked
	textLeftOut                   // what a notice quotes
)

// redline reports whether there is a text before tracked changes.
func (c *textColumn) redline() bool { return c.p.m.text.Redline && c.p.m.text.Original != "" }

// turnTo shows another text of the file.
func (c *textColumn) turnTo(shown shownText) {
	c.shown = shown
	c.showText()
	c.mark()
}

// showLeftOut shows what a notice quotes, in the place of the text.
func (c *textColumn) showLeftOut(one assessments.Notice) {
	c.leftOut = strings.TrimSpace(one.Text)
	if c.picture.shown {
		c.togglePicture()
	}
	c.turnTo(textLeftOut)
}

// chunks are what the column shows.
func (c *textColumn) chunks() []chunk {
	m := c.p.m
	switch c.shown {
	case textOriginal:
		return plainChunks(m.text.Original)
	case textMarked:
		out, _ := markedChunks(m.text)
		return out
	case textLeftOut:
		return plainChunks(c.leftOut)
	}
	return m.laid.chunks
}

// changeMarks underline and strike the changes of a marked text.
func (c *textColumn) changeMarks() []text.Mark {
	if c.shown != textMarked {
		return nil
	}
	_, marks := markedChunks(c.p.m.text)
	return marks
}
