package pack

import (
	"strconv"

	"countersign/assessments"
)

// Document is an audit pack before it has bytes, or something else that is printed in the same form. Writers
// render it and add nothing of their own but layout.
type Document struct {
	// Kind is what is printed, and Foot what stands at the foot of every page. Both are "" for an audit pack:
	// it is named as one, and its pages carry its facts. Nothing else does, so that it never passes
	// for a pack.
	Kind     string    `json:"kind,omitempty"`
	Foot     string    `json:"foot,omitempty"`
	Facts    Facts     `json:"facts"`
	Title    string    `json:"title"`    // what was assessed
	Subtitle string    `json:"subtitle"` // whose, for what
	Cover    []Fact    `json:"cover"`
	Sections []Section `json:"sections"` // the report
	Sheets   []Sheet   `json:"sheets"`   // the workbook
	Record   Record    `json:"record"`   // assessment.json
	Files    []File    `json:"files"`    // evidence and documents that go along, byte for byte
}

// Section is a chapter of the report, or a part of one.
type Section struct {
	ID       string    `json:"id"`
	Title    string    `json:"title"`
	Chapter  bool      `json:"chapter,omitempty"` // begins on a page of its own
	Blocks   []Block   `json:"blocks,omitempty"`
	Sections []Section `json:"sections,omitempty"`
}

// BlockKind says how a Block is set.
type BlockKind string

// Kinds of block, and which fields of Block they use.
const (
	Paragraph BlockKind = "paragraph" // Text, Tone
	Callout   BlockKind = "callout"   // Text, Tone: set apart
	FactList  BlockKind = "facts"     // Facts
	Listing   BlockKind = "list"      // Lines
	Grid      BlockKind = "table"     // Table
	ItemCard  BlockKind = "item"      // Item
	Bands     BlockKind = "bands"     // Bands: score bands on one scale
	Drawing   BlockKind = "picture"   // Picture: who controls what, and the way of a prompt
)

// Tone says what a text is, so that writers choose type and colour.
type Tone string

// Tones.
const (
	Plain Tone = ""
	Muted Tone = "muted"
	Quote Tone = "quote" // the vendor's words
	Mono  Tone = "mono"  // digests and ids
	Good  Tone = "good"
	Warn  Tone = "warn"
	Bad   Tone = "bad"
)

// Block is one thing set below another.
type Block struct {
	Kind  BlockKind `json:"kind"`
	Text  string    `json:"text,omitempty"`
	Tone  Tone      `json:"tone,omitempty"`
	Lines []string  `json:"lines,omitempty"`
	Facts []Fact    `json:"facts,omitempty"`
	Table *Table    `json:"table,omitempty"`
	Item  *Card     `json:"item,omitempty"`
	Bands []Band    `json:"bands,omitempty"`

	Picture *assessments.FlowPicture `json:"picture,omitempty"`
}

// Fact is a labelled text.
type Fact struct {
	Label string `json:"label"`
	Text  string `json:"text"`
	Tone  Tone   `json:"tone,omitempty"`
	Mark  Mark   `json:"mark,omitempty"`
}

// Mark is a shape that says a state beside its word, so that a greyscale print can be read.
type Mark string

// Marks: one for each verdict, a flag for deal-breakers, boxes for evidence.
const (
	MarkNone          Mark = ""
	MarkMet           Mark = "met"
	MarkPartly        Mark = "partly_met"
	MarkNotMet        Mark = "not_met"
	MarkSilent        Mark = "silent"
	MarkContradicted  Mark = "contradicted"
	MarkNotApplicable Mark = "not_applicable"
	MarkNotAssessed   Mark = "not_assessed"
	MarkStale         Mark = "stale"
	MarkReconfirm     Mark = "reconfirm" // carried over or overtaken by a change: to be confirmed again
	MarkFlag          Mark = "flag"
	MarkTicked        Mark = "ticked"
	MarkUnticked      Mark = "unticked"
	MarkCarried       Mark = "carried" // a deal-breaker that an exception carries
	// met, with nothing that carries it, or too little for a deal-breaker
	MarkUnsupported Mark = "unsupported"
)

// MarkOf is the shape of a verdict.
func MarkOf(v assessments.Verdict) Mark {
	if v == assessments.NotAssessed {
		return MarkNotAssessed
	}
	return Mark(v)
}

// Card is one item of a discipline's chapter.
type Card struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Question string `json:"question"`
	Mark     Mark   `json:"mark"`
	Verdict  string `json:"verdict"`
	Gate     string `json:"gate,omitempty"` // what the deal-breaker says; "" where the item is none
	GateMark Mark   `json:"gate_mark,omitempty"`
	Points   string `json:"points,omitempty"` // "4 of 8"
	Meta     string `json:"meta"`
	Facts    []Fact `json:"facts,omitempty"`
}

// Band is a score drawn on a scale from 0 to 100. Figures are permille.
type Band struct {
	Label    string `json:"label"`
	Scored   bool   `json:"scored"`
	Score    int    `json:"score"`
	Low      int    `json:"low"`
	High     int    `json:"high"`
	Coverage int    `json:"coverage"`
	Word     string `json:"word"`
	Gates    int    `json:"gates,omitempty"`   // open
	Carried  int    `json:"carried,omitempty"` // by an exception
	// WalkAways are those of Gates that are no deal-breakers.
	WalkAways int  `json:"walk_aways,omitempty"`
	Waiting   int  `json:"waiting,omitempty"` // of Gates: wait for a second person
	Total     bool `json:"total,omitempty"`
}

// Table is rows under headed columns. If it has no rows, Empty is shown instead.
type Table struct {
	Columns []Column `json:"columns"`
	Rows    [][]Cell `json:"rows"`
	Empty   string   `json:"empty,omitempty"`
}

// Column heads a table's column. Width is relative to the others.
type Column struct {
	Title string `json:"title"`
	Width int    `json:"width"`
	Right bool   `json:"right,omitempty"`
}

// CellKind says what a cell holds.
type CellKind string

// Kinds of cell. Figures are whole numbers; writers divide.
const (
	TextCell   CellKind = "text"
	CountCell  CellKind = "count"  // Number
	ScoreCell  CellKind = "score"  // Number in permille, shown 0.0 to 100.0
	ShareCell  CellKind = "share"  // Number in permille, shown as a percentage
	PointsCell CellKind = "points" // Number in billionths of a weight unit
	FactorCell CellKind = "factor" // Number in thousandths
	DateCell   CellKind = "date"   // Text is YYYY-MM-DD, or ""
	HashCell   CellKind = "hash"   // Text is a digest
)

// Cell is one typed value. Formula, where there is one, is what a workbook recalculates; the rest is its
// value as the program found it.
type Cell struct {
	Kind    CellKind `json:"kind"`
	Text    string   `json:"text,omitempty"`
	Number  int64    `json:"number,omitempty"`
	Formula string   `json:"formula,omitempty"`
	Mark    Mark     `json:"mark,omitempty"`
	Tone    Tone     `json:"tone,omitempty"`
}

// String is the cell as people read it.
func (c Cell) String() string {
	if c.Text != "" {
		return c.Text // a word in place of a figure too: "unscored"
	}
	switch c.Kind {
	case CountCell:
		return strconv.FormatInt(c.Number, 10)
	case ScoreCell:
		return permille(int(c.Number))
	case ShareCell:
		return permille(int(c.Number)) + " %"
	case PointsCell:
		return decimal(c.Number, scale)
	case FactorCell:
		return decimal(c.Number, 1000)
	}
	return ""
}

func textCell(s string) Cell           { return Cell{Kind: TextCell, Text: s} }
func countCell(n int) Cell             { return Cell{Kind: CountCell, Number: int64(n)} }
func dateCell(d assessments.Date) Cell { return Cell{Kind: DateCell, Text: string(d)} }
func hashCell(s string) Cell           { return Cell{Kind: HashCell, Text: s} }
func markCell(v assessments.Verdict) Cell {
	return Cell{Kind: TextCell, Text: v.Title(), Mark: MarkOf(v)}
}

// Sheet is one sheet of the workbook. Rows stand as they come, the first in row 1; Header is the number of
// the heading row that is frozen, repeated in print and filtered by, 0 where there is none.
type Sheet struct {
	Name   string     `json:"name"`
	Widths []int      `json:"widths"` // in characters
	Header int        `json:"header,omitempty"`
	Filter bool       `json:"filter,omitempty"`
	Rows   []SheetRow `json:"rows"`
}

// RowStyle says how a row of a sheet looks.
type RowStyle string

// Styles of row.
const (
	BodyRow  RowStyle = ""
	TitleRow RowStyle = "title"
	NoteRow  RowStyle = "note"
	HeadRow  RowStyle = "head"
	SumRow   RowStyle = "sum"
)

// SheetRow is one row of a sheet.
type SheetRow struct {
	Style RowStyle `json:"style,omitempty"`
	Cells []Cell   `json:"cells,omitempty"`
}

// File is one file of evidence, or of a document, that goes along as received.
type File struct {
	Path   string           `json:"path"` // inside the pack, made safe
	Name   string           `json:"name"` // as received: never used as a path
	Noun   assessments.Noun `json:"noun"` // revision or version
	ID     string           `json:"id"`
	SHA256 string           `json:"sha256"`
	Size   int64            `json:"size"` // bytes
}
