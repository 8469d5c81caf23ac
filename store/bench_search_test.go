package store_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/store"
	"countersign/store/storetest"
)

// words gives words as a language does: few very often, most hardly ever.
func words(r *rand.Rand, n int) string {
	z := rand.NewZipf(r, 1.1, 3, 20_000)
	var out []string
	for range n {
		out = append(out, fmt.Sprintf("w%d", z.Uint64()))
	}
	return strings.Join(out, " ")
}

// library fills a workspace with so many paragraphs of about 40 words, in texts of 1,000.
func library(b *testing.B, paragraphs int) port.Store {
	b.Helper()
	s := seeded(b, store.Options{})
	r := rand.New(rand.NewPCG(1, 2))
	for n := 0; n < paragraphs; n += 1000 {
		digest := fmt.Sprintf("digest-%d", n)
		var parts []string
		for i := range min(1000, paragraphs-n) {
			parts = append(parts, fmt.Sprintf("%s common unique%dx", words(r, 40), n+i))
		}
		text := assessments.Text{
			SHA256: digest, Form: assessments.TextForm,
			Plain: strings.Join(parts, "\n\n"),
		}
		at := 0
		for _, p := range parts {
			text.Paragraphs = append(text.Paragraphs,
				assessments.Paragraph{Start: at, End: at + len(p), Kind: assessments.ParagraphBody})
			at += len(p) + 2
		}
		if err := s.SaveText(ctx, text); err != nil {
			b.Fatal(err)
		}
		err := s.Write(ctx, storetest.Save("", &assessments.Document{
			ID: digest, VendorID: "v",
			Name: "Terms",
		}, &assessments.Version{ID: digest, DocumentID: digest, Label: "1", SHA256: digest}))
		if err != nil {
			b.Fatal(err)
		}
	}
	return s
}

// BenchmarkSearch asks for rare and common words, several at once, beginnings, phrases, and words that never
// stand together.
func BenchmarkSearch(b *testing.B) {
	for _, size := range []int{5_000, 500_000} {
		b.Run(fmt.Sprintf("%d paragraphs", size), func(b *testing.B) {
			s := library(b, size)
			for _, q := range []string{
				"unique4321x", "common", "w1 w2", "w1 common w3", `"w0 w1"`,
				"w77 w9123", "w19000 w18000", "unique4321x unique17x", "w1", "w12", "nothing",
			} {
				b.Run(q, func(b *testing.B) {
					var took []time.Duration
					for b.Loop() {
						start := time.Now()
						if _, err := s.Search(ctx, q, 20); err != nil {
							b.Fatal(err)
						}
						took = append(took, time.Since(start))
					}
					b.ReportMetric(float64(quantile(took, 0.5).Microseconds())/1000, "ms-p50")
					b.ReportMetric(float64(quantile(took, 0.95).Microseconds())/1000, "ms-p95")
				})
			}
		})
	}
}

// BenchmarkCheck reads a workspace of 20,000 paragraphs and 100 MB of files through.
func BenchmarkCheck(b *testing.B) {
	s := library(b, 20_000)
	if _, _, err := s.Ingest(ctx, io.LimitReader(rand.NewChaCha8([32]byte{4}), 100<<20), -1,
		nil); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := s.Check(ctx, false, nil); err != nil {
			b.Fatal(err)
		}
	}
}
