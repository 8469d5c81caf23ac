package xlsx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/xuri/excelize/v2"

	"countersign/assessments"
	"countersign/assessments/pack"
)

// unpacked is the most a workbook's parts may hold together, in bytes: ten times the largest we write.
const unpacked = 256 << 20

// ReadFacts reads the facts a workbook carries: identity from the sheet About, figures from the total of the
// sheet Score, verdicts counted anew from the sheet Items. It distrusts the file: sizes are counted while
// unpacking, not taken from the archive's word.
func ReadFacts(book []byte) (facts pack.Facts, err error) {
	if err := bounded(book); err != nil {
		return pack.Facts{}, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(book), excelize.Options{UnzipSizeLimit: unpacked, UnzipXMLSizeLimit: unpacked, RawCellValue: true})
	if err != nil {
		return pack.Facts{}, fmt.Errorf("it cannot be read as a workbook: %w", err)
	}
	defer func() { err = firstError(err, f.Close()) }()
	about, err := f.GetRows(pack.AboutSheet)
	if err != nil {
		return pack.Facts{}, fmt.Errorf("it has no sheet %s", pack.AboutSheet)
	}
	facts.Verdicts = map[string]int{}
	for _, row := range about {
		if len(row) < 2 {
			continue
		}
		switch row[0] {
		case "Content id", "Pack id": // as format 1 called it
			facts.ContentID = row[1]
		case "State hash":
			facts.StateHash = row[1]
		case "As of":
			facts.AsOf = assessments.Date(row[1])
		case "Audience":
			facts.Audience = row[1]
		}
	}
	if err := countVerdicts(f, &facts); err != nil {
		return pack.Facts{}, err
	}
	if i, err := f.GetSheetIndex(pack.ScoreSheet); err != nil || i < 0 {
		return facts, nil
	}
	facts.Figures = true
	return facts, readTotal(f, &facts)
}

func firstError(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// bounded unpacks the archive into nothing, counting.
func bounded(book []byte) error {
	r, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		return fmt.Errorf("it is not a workbook: %w", err)
	}
	left := int64(unpacked)
	for _, part := range r.File {
		in, err := part.Open()
		if err != nil {
			return fmt.Errorf("its part %q cannot be read: %w", part.Name, err)
		}
		n, err := io.CopyN(io.Discard, in, left+1)
		_ = in.Close()
		if err != nil && err != io.EOF {
			return fmt.Errorf("its part %q is damaged: %w", part.Name, err)
		}
		if left -= n; left < 0 {
			return fmt.Errorf("it unpacks to more than %d MB; no workbook of ours does", unpacked>>20)
		}
	}
	return nil
}

// table finds the heading row that has a heading, and gives the rows below it by heading.
func table(f *excelize.File, sheet, heading string) ([]map[string]string, error) {
	rows, err := f.GetRows(sheet)
	if err != nil {
		return nil, fmt.Errorf("it has no sheet %s", sheet)
	}
	var head []string
	var out []map[string]string
	for _, row := range rows {
		if head != nil {
			cells := map[string]string{}
			for i, text := range row {
				if i < len(head) {
					cells[head[i]] = text
				}
			}
			out = append(out, cells)
			continue
		}
		for _, text := range row {
			if text == heading {
				head = row
			}
		}
	}
	if head == nil {
		return nil, fmt.Errorf("its sheet %s has no column %s", sheet, heading)
	}
	return out, nil
}

func countVerdicts(f *excelize.File, facts *pack.Facts) error {
	rows, err := table(f, pack.ItemsSheet, pack.VerdictHead)
	if err != nil {
		return err
	}
	keys := map[string]string{assessments.NotAssessed.Title(): pack.VerdictKey(assessments.NotAssessed)}
	for _, v := range assessments.Verdicts() {
		keys[v.Title()] = pack.VerdictKey(v)
	}
	for _, row := range rows {
		if row[pack.AskedHead] != "yes" {
			continue
		}
		key, ok := keys[row[pack.VerdictHead]]
		if !ok {
			return fmt.Errorf("its sheet %s has the verdict %q, which is none", pack.ItemsSheet, row[pack.VerdictHead])
		}
		facts.Verdicts[key]++
	}
	return nil
}

func readTotal(f *excelize.File, facts *pack.Facts) error {
	rows, err := table(f, pack.ScoreSheet, pack.ScoreHead)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if row["Discipline"] != pack.TotalLabel {
			continue
		}
		facts.Scored = row[pack.ScoreHead] != "unscored"
		if !facts.Scored {
			row[pack.ScoreHead] = "0"
		}
		for _, n := range []struct {
			head  string
			times float64
			into  *int
		}{
			{pack.ScoreHead, 10, &facts.Score},
			{pack.CoverageHead, 1000, &facts.Coverage},
			{pack.LowHead, 10, &facts.BandLow},
			{pack.HighHead, 10, &facts.BandHigh},
			{pack.GatesHead, 1, &facts.GatesOpen},
		} {
			v, err := strconv.ParseFloat(row[n.head], 64)
			if err != nil {
				return fmt.Errorf("its total has no number under %s: %q", n.head, row[n.head])
			}
			*n.into = int(math.Round(v * n.times))
		}
		return nil
	}
	return fmt.Errorf("its sheet %s has no row %s", pack.ScoreSheet, pack.TotalLabel)
}
