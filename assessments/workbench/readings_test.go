package workbench_test

import (
	"context"
	"io"
	"reflect"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/workbench"
)

// doubtful reads every file as one with a picture page, or refuses all.
type doubtful struct {
	inProcess
	refuses bool
	reads   int
}

func (x *doubtful) Extract(ctx context.Context, name string, r io.Reader, p assessments.Progress) (
	assessments.Text, error,
) {
	x.reads++
	if x.refuses {
		return assessments.Text{}, assessments.Errorf(assessments.Refused, "It holds no text.")
	}
	t, err := x.inProcess.Extract(ctx, name, r, p)
	t.Notices = []assessments.Notice{{Kind: assessments.NoticePicturePage, Count: 1, Page: 3, Start: 2}}
	return t, err
}

// lastReport is a writer of reports that holds on to what it was given.
type lastReport struct{ readings []pack.ReadingRecord }

func (r *lastReport) Write(_ context.Context, _ io.Writer, doc pack.Document) error {
	r.readings = doc.Record.Readings
	return nil
}

func TestPackTellsHowItsDocumentsWereRead(t *testing.T) {
	for name, c := range map[string]struct {
		refuses bool
		want    pack.ReadingRecord
	}{
		"with a picture page": {false, pack.ReadingOf("msa/1", []assessments.Notice{
			{Kind: assessments.NoticePicturePage, Count: 1, Page: 3, Start: 2},
		})},
		"without any text": {true, pack.ReadingRecord{Version: "msa/1", State: pack.Unreadable}},
	} {
		x := &doubtful{refuses: c.refuses}
		l := newLabWith(t, x)
		l.furnish()
		report := &lastReport{}
		l.Packs(workbench.PackWriters{Report: report, Workbook: noPages{}, Sealer: sealing(func() {})})
		order := workbench.PackOrder{Assessment: "a", Out: "p.zip", Audience: pack.Auditor, AsOf: l.Today()}
		for range 2 {
			if _, err := l.WritePack(ctx, order, assessments.NoProgress{}); err != nil {
				t.Fatal(err)
			}
			if want := []pack.ReadingRecord{c.want}; !reflect.DeepEqual(report.readings, want) {
				t.Errorf("%s: got %+v, want %+v", name, report.readings, want)
			}
		}
		if !c.refuses && x.reads != 1 {
			t.Errorf("%s: the file was read %d times", name, x.reads)
		}
	}
}
