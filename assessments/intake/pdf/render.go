package pdf

import (
	"bytes"
	"context"
	"image/png"
	"io"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/requests"

	"countersign/assessments"
)

// Render draws a page (from 1) as PNG. A very large page is drawn at fewer dots per inch than asked for.
func (e *Engine) Render(ctx context.Context, r io.ReaderAt, size int64, page, dpi int) (picture []byte,
	err error,
) {
	err = e.with(ctx, func(instance pdfium.Pdfium) error {
		picture, err = render(instance, io.NewSectionReader(r, 0, size), size, page, dpi)
		return err
	})
	return picture, err
}

func render(instance pdfium.Pdfium, file io.ReadSeeker, size int64, page, dpi int) ([]byte, error) {
	opened, err := instance.OpenDocument(&requests.OpenDocument{FileReader: file, FileReaderSize: size})
	if err != nil {
		return nil, err
	}
	count, err := instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: opened.Document})
	if err != nil {
		return nil, err
	}
	if page < 1 || page > count.PageCount {
		return nil, assessments.Errorf(assessments.NotFound, "The PDF has %d pages; there is no page %d.",
			count.PageCount, page)
	}
	box, err := instance.FPDF_GetPageSizeByIndex(
		&requests.FPDF_GetPageSizeByIndex{Document: opened.Document, Index: page - 1})
	if err != nil {
		return nil, err
	}
	pixels := func() float64 { return box.Width * box.Height / 72 / 72 * float64(dpi) * float64(dpi) }
	for dpi > 20 && pixels() > MaxPixels {
		dpi = dpi * 3 / 4
	}
	if pixels() > MaxPixels {
		return nil, assessments.Errorf(assessments.Refused,
			"Page %d is far larger than a sheet of paper, and is not drawn. Its text can be read.", page)
	}
	drawn, err := instance.RenderPageInDPI(&requests.RenderPageInDPI{
		Page: requests.Page{ByIndex: &requests.PageByIndex{Document: opened.Document, Index: page - 1}},
		DPI:  dpi,
	})
	if err != nil {
		return nil, err
	}
	defer drawn.Cleanup()
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&out, drawn.Result.Image); err != nil {
		return nil, assessments.Wrap(err, assessments.Machine,
			"The page's picture could not be made. There may be too little memory; close other programs and try again.")
	}
	return out.Bytes(), nil
}
