package workbench

import (
	"context"
	"strings"

	"countersign/assessments"
)

// Search finds words in documents, quotes, notes, answers and evidence, best first.
func (w *texts) Search(ctx context.Context, words string, limit int) ([]assessments.Hit, error) {
	if strings.TrimSpace(words) == "" {
		return nil, nil
	}
	return w.store.Search(ctx, words, limit)
}
