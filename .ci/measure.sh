#!/bin/sh
# Long runs, each headed by what is needed to repeat it. "soak": the loops of the tests in full; "bench": the
# benchmarks; "eval": real documents, in the folder that COUNTERSIGN_EVAL names (default ../shared); "train": learn from
# them what the clause finder ships; "corpus": any files, in the folder that COUNTERSIGN_CORPUS names, beside pandoc and
# pdftotext.
set -u
. "$(dirname "$0")/env.sh"
export COUNTERSIGN_EVAL="${COUNTERSIGN_EVAL:-$(cd .. && pwd)/shared}"

# having WORDS: the packages whose tests hold the words
having() {
	grep -rlE --include='*_test.go' "$1" . | xargs -n 1 dirname | sort -u
}

date -u '+date    %Y-%m-%d %H:%M UTC'
printf 'commit  %s%s\n' "$(git rev-parse --short HEAD 2>/dev/null || echo unknown)" "$(git diff --quiet HEAD 2>/dev/null || echo ' with changes')"
printf 'machine %s, %s processors, %s\n' "$(uname -sm)" "$(getconf _NPROCESSORS_ONLN)" "$(go env GOVERSION)"

case ${1:-} in
soak)
	export COUNTERSIGN_SOAK=1
	export COUNTERSIGN_SEED="${COUNTERSIGN_SEED:-$(date +%s)}"
	printf 'seed    %s\n\n' "$COUNTERSIGN_SEED"
	# shellcheck disable=SC2046 # a list of packages
	go test -count 1 -v -tags "$test_tags" -timeout 10h -p 1 $(having COUNTERSIGN_SOAK) ;;
bench)
	echo
	# shellcheck disable=SC2046
	go test -run '^$' -bench "${BENCH:-.}" -benchmem -tags "$test_tags" -timeout 2h -p 1 $(having '^func Benchmark')
	# the first picture needs a real window
	if [ -n "${DISPLAY:-}" ]; then
		go test -run '^$' -bench '^BenchmarkFirstPaint$' -benchtime 1x -tags "$tags" -timeout 1h ./app/window
	elif command -v xvfb-run >/dev/null; then
		xvfb-run -a -s '-screen 0 1280x800x24' go test -run '^$' -bench '^BenchmarkFirstPaint$' -benchtime 1x -tags "$tags" -timeout 1h ./app/window
	else
		echo "No display and no xvfb-run here (Debian: xvfb xauth): the first paint is not measured."
	fi ;;
eval)
	[ -d "$COUNTERSIGN_EVAL" ] || die "There is no folder of real documents at $COUNTERSIGN_EVAL. Name one in COUNTERSIGN_EVAL; docs/testing.md says what it holds."
	printf 'folder  %s\n\n' "$COUNTERSIGN_EVAL"
	# shellcheck disable=SC2046
	go test -count 1 -v -tags "$test_tags" -timeout 1h -p 1 $(having COUNTERSIGN_EVAL)
	# what papers state about themselves, against their labels
	if [ -f "$COUNTERSIGN_EVAL/terms/facts.jsonl" ] && [ -f "$COUNTERSIGN_EVAL/evaluation/score-facts" ]; then
		out=$(mktemp -d)
		go build -tags "$tags" -o "$out/countersign" . || exit 1
		sed 's/^{"file": *"\([^"]*\)".*/\1/' "$COUNTERSIGN_EVAL/terms/facts.jsonl" | while read -r f; do
			"$out/countersign" facts "$COUNTERSIGN_EVAL/terms/$f" --json >"$out/$f.json" 2>"$out/$f.err" || cat "$out/$f.err"
		done
		python3 "$COUNTERSIGN_EVAL/evaluation/score-facts" "$COUNTERSIGN_EVAL/terms/facts.jsonl" "$out"
		rm -rf "$out"
	fi
	# what changed between two versions, against their labels
	versions=$COUNTERSIGN_EVAL/terms/versions
	if [ -f "$versions/labels.jsonl" ] && [ -f "$COUNTERSIGN_EVAL/evaluation/score-changes" ]; then
		out=$(mktemp -d)
		go build -tags "$tags" -o "$out/countersign" . || exit 1
		sed 's/^{"from": *"\([^"]*\)", *"to": *"\([^"]*\)".*/\1 \2/' "$versions/labels.jsonl" | sort -u | while read -r old new; do
			"$out/countersign" changes "$versions/$old" "$versions/$new" --json >"$out/${old}__$new.json" 2>"$out/err" || cat "$out/err"
		done
		python3 "$COUNTERSIGN_EVAL/evaluation/score-changes" "$versions/labels.jsonl" "$out"
		rm -rf "$out"
	fi ;;
train)
	[ -f "$COUNTERSIGN_EVAL/terms/labels.jsonl" ] || die "There are no labelled terms in $COUNTERSIGN_EVAL/terms. Name their folder in COUNTERSIGN_EVAL; docs/clause-finder.md says what it holds."
	printf 'folder  %s\n\n' "$COUNTERSIGN_EVAL"
	go run ./templates/lexicon/train "$COUNTERSIGN_EVAL/terms" assessments/terms/testdata/sentences.txt templates/lexicon/learned/weights.txt ;;
corpus)
	[ -d "${COUNTERSIGN_CORPUS:-}" ] || die "Name a folder of PDF, DOCX, HTML and Markdown files in COUNTERSIGN_CORPUS: they are read, and compared with what pdftotext and pandoc read."
	COUNTERSIGN_CORPUS=$(cd "$COUNTERSIGN_CORPUS" && pwd)
	printf 'folder  %s\n\n' "$COUNTERSIGN_CORPUS"
	go test -count 1 -v -tags "$test_tags" -timeout 5h -run TestEveryFileOfAFolderIsReadOrSaysWhatItLacks ./assessments/intake ;;
*) die "usage: measure.sh soak|bench|eval|train|corpus" ;;
esac
