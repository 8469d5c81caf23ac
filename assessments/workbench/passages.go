package workbench

import (
	"context"

	"countersign/assessments"
	"countersign/assessments/terms"
)

// passages ranks the passages of a document version by topic.
func (w *texts) passages(ctx context.Context, versionID string, lex *terms.Lexicon, opts terms.Options,
	p assessments.Progress,
) (assessments.Text, terms.Result, error) {
	text, err := w.Text(ctx, versionID, p)
	if err != nil {
		return text, terms.Result{}, err
	}
	if err := ctx.Err(); err != nil {
		return text, terms.Result{}, err
	}
	return text, terms.Find(text, lex, opts), nil
}
