package pack

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
)

// Part is one file of a pack, ready to be sealed.
type Part struct {
	Path   string // inside the pack, with slashes
	SHA256 string // what its bytes must give; "" where it is not known before
	Size   int64  // bytes; -1 where it is not known before
	Open   func(ctx context.Context) (io.ReadCloser, error)
}

// Parts lists everything that is sealed: the report and the workbook as they were written, assessment.json
// with its schema, the README, and the evidence, opened by its digest when its turn comes.
func (d Document) Parts(report, workbook []byte,
	open func(ctx context.Context, sha256 string) (io.ReadCloser, error),
) ([]Part, error) {
	record, err := d.Record.JSON()
	if err != nil {
		return nil, err
	}
	out := []Part{
		bytesPart(ReportName, report), bytesPart(WorkbookName, workbook), bytesPart(RecordName, record),
		bytesPart(SchemaName, Schema()), bytesPart(ReadmeName, d.Readme()),
	}
	for _, f := range d.Files {
		out = append(out, Part{
			Path: f.Path, SHA256: f.SHA256, Size: f.Size,
			Open: func(ctx context.Context) (io.ReadCloser, error) {
				return open(ctx, f.SHA256)
			},
		})
	}
	return out, nil
}

func bytesPart(path string, b []byte) Part {
	sum := sha256.Sum256(b)
	return Part{
		Path: path, SHA256: hex.EncodeToString(sum[:]), Size: int64(len(b)),
		Open: func(context.Context) (io.ReadCloser, error) {
			return io.NopCloser(bytes.NewReader(b)), nil
		},
	}
}
