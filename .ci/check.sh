#!/bin/sh
# Everything that must hold of the tree, without installing anything: form, vet, static checks, tests under the
# race detector. One failure does not hide the next; the verdict stands in the last line.
set -u
. "$(dirname "$0")/env.sh"

failed=
# step NAME COMMAND...
step() {
	name=$1
	shift
	printf '\n== %s\n' "$name"
	"$@" </dev/null || failed="$failed $name;"
}

formed() {
	out=$(go run "$gofumpt" -l .) || return 1
	[ -z "$out" ] || { printf 'Not in form; make fmt mends it:\n%s\n' "$out" && return 1; }
}

step "gofumpt" formed
step "go vet" go vet -tags "$test_tags" ./...
step "staticcheck" go run "$staticcheck" -tags "$test_tags" ./...
step "build" ./.ci/build.sh
step "go test -race" go test -race -tags "$test_tags" -timeout 12m ./...

if [ -n "$failed" ]; then
	printf '\nFailed:%s\n' "$failed"
	exit 1
fi
printf '\nEverything passed.\n'
