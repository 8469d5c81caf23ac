package xlsx

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"countersign/assessments/pack"
)

// Writer writes workbooks. The zero value is ready, and may be used by several goroutines.
type Writer struct{}

// Write writes the workbook of a pack.
func (Writer) Write(ctx context.Context, out io.Writer, doc pack.Document) error {
	b, err := workbook(ctx, doc)
	if err != nil {
		return err
	}
	return normalise(out, b)
}

func workbook(ctx context.Context, doc pack.Document) (_ []byte, err error) {
	day, err := time.Parse(time.DateOnly, string(doc.Facts.AsOf))
	if err != nil {
		return nil, fmt.Errorf("the pack's day: %w", err)
	}
	f := excelize.NewFile()
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	w := &book{file: f, styles: map[string]int{}}
	for i, s := range doc.Sheets {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := w.sheet(i, s, doc); err != nil {
			return nil, fmt.Errorf("sheet %s: %w", s.Name, err)
		}
	}
	if err := w.overflow(len(doc.Sheets), doc); err != nil {
		return nil, fmt.Errorf("sheet %s: %w", longSheet, err)
	}
	stamp := day.Format("2006-01-02T15:04:05Z")
	props := &excelize.DocProperties{
		Title: "Audit pack " + doc.Facts.ContentID, Subject: doc.Facts.StateHash, Creator: "Countersign",
		LastModifiedBy: "Countersign",
		Created:        stamp, Modified: stamp, Keywords: doc.Facts.Line(),
	}
	if doc.Kind != "" {
		props.Title, props.Subject, props.Keywords = doc.Title, doc.Kind, ""
	}
	if err := f.SetDocProps(props); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	_, err = f.WriteTo(&b)
	return b.Bytes(), err
}

// book is a workbook being written.
type book struct {
	file   *excelize.File
	styles map[string]int // made so far, by kind of cell and row
	long   []longText
}

// sheet writes one sheet. What belongs to the sheet as a whole comes before its rows, and how it prints even
// before its stream is opened: the stream writer loses what is set later.
func (w *book) sheet(i int, s pack.Sheet, doc pack.Document) error {
	if i == 0 {
		if err := w.file.SetSheetName("Sheet1", s.Name); err != nil {
			return err
		}
	} else if _, err := w.file.NewSheet(s.Name); err != nil {
		return err
	}
	if err := w.printing(s, doc); err != nil {
		return err
	}
	sw, err := w.file.NewStreamWriter(s.Name)
	if err != nil {
		return err
	}
	if err := w.layout(sw, s); err != nil {
		return err
	}
	for n, row := range s.Rows {
		values := make([]any, len(row.Cells))
		for col, c := range row.Cells {
			if values[col], err = w.cell(s.Name, col, n+1, row.Style, c); err != nil {
				return err
			}
		}
		if err := sw.SetRow(fmt.Sprintf("A%d", n+1), values,
			excelize.RowOpts{Height: height(row, s.Widths)}); err != nil {
			return err
		}
	}
	return sw.Flush()
}

// layout sets widths, frozen headings and filter.
func (w *book) layout(sw *excelize.StreamWriter, s pack.Sheet) error {
	for col, width := range s.Widths {
		if err := sw.SetColWidth(col+1, col+1, float64(width)); err != nil {
			return err
		}
	}
	last, err := excelize.ColumnNumberToName(max(len(s.Widths), 1))
	if err != nil {
		return err
	}
	if s.Header > 0 {
		if err := sw.SetPanes(&excelize.Panes{
			Freeze: true, YSplit: s.Header,
			TopLeftCell: fmt.Sprintf("A%d", s.Header+1), ActivePane: "bottomLeft",
		}); err != nil {
			return err
		}
		repeat := fmt.Sprintf("'%s'!$%d:$%d", s.Name, s.Header, s.Header)
		if pagesWide(s) > 1 {
			repeat = fmt.Sprintf("'%s'!$A:$A,", s.Name) + repeat
		}
		if err := w.file.SetDefinedName(
			&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: repeat, Scope: s.Name}); err != nil {
			return err
		}
	}
	if s.Filter && len(s.Rows) > s.Header {
		if err := w.file.AutoFilter(s.Name, fmt.Sprintf("A%d:%s%d", s.Header, last, len(s.Rows)),
			nil); err != nil {
			return err
		}
	}
	return nil
}

// pageChars is about how many characters of width a landscape page holds before it becomes hard to read.
const pageChars = 190

// pagesWide is how many pages side by side a sheet prints on.
func pagesWide(s pack.Sheet) int {
	chars := 0
	for _, width := range s.Widths {
		chars += width
	}
	return 1 + chars/pageChars
}

// printing fits a sheet to as few pages side by side as can be read, and puts the pack's marks at their foot.
func (w *book) printing(s pack.Sheet, doc pack.Document) error {
	name := s.Name
	landscape, a4, wide, high, fit := "landscape", 9, pagesWide(s), 0, true
	if err := w.file.SetPageLayout(name,
		&excelize.PageLayoutOptions{
			Orientation: &landscape, Size: &a4, FitToWidth: &wide,
			FitToHeight: &high,
		}); err != nil {
		return err
	}
	if err := w.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	side := 0.4
	if err := w.file.SetPageMargins(name,
		&excelize.PageLayoutMarginsOptions{Left: &side, Right: &side}); err != nil {
		return err
	}
	foot := doc.Facts.ContentID + " · state " + doc.Facts.StateHash
	if doc.Foot != "" {
		foot = strings.ReplaceAll(doc.Foot, "&", "&&") // a single one begins a code
	}
	return w.file.SetHeaderFooter(name,
		&excelize.HeaderFooterOptions{OddFooter: "&L&8" + foot + "&R&8&A, &P / &N"})
}
