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
	[ -z "$out" ] || { printf 'Not in form; make fmt fixes it:\n%s\n' "$out" && return 1; }
}

# Without paths in them, what is compiled for vet, for staticcheck and for the program is the same, and compiled once.
export GOFLAGS="${GOFLAGS:-} -trimpath"

step "gofumpt" formed
step "go vet" go vet -tags "$test_tags" ./...
# Some tests are built with the toolkit's real windows only.
step "go vet, real windows" go vet -tags "$tags" ./app/window ./app/widgets/...
step "staticcheck" go run "$staticcheck" -tags "$test_tags" ./...
step "build" ./.ci/build.sh
# The race detector watches our code, the toolkit and the standard library. It does not watch others' code that only
# computes: SQLite translated to Go, the shaping of fonts, the reader of YAML, the WebAssembly compiler. Watching these
# took most of the time of the tests. docs/testing.md says what that leaves out.
#
# What is left out must hold no sync.Map. The map is generic code of the standard library: a copy is compiled into every
# package that uses one, the linker keeps any of them for the whole program, and with a copy that the detector does not
# see, it reports races where a map of the standard library keeps order (in reflect, for one).
unwatched=
wazero=github.com/tetratelabs/wazero/internal/engine/wazevo
for computes in modernc.org/libc modernc.org/memory modernc.org/sqlite/lib github.com/go-text github.com/goccy/go-yaml \
	golang.org/x/image $wazero/backend $wazero/frontend $wazero/ssa; do
	unwatched="$unwatched -gcflags=$computes/...=-race=false"
done
without_maps() {
	go list -deps -export -race -tags "$test_tags" $unwatched -f '{{.ImportPath}} {{.Export}}' ./app/wire |
		while read -r package compiled; do
			for flag in $unwatched; do
				pattern=${flag#-gcflags=}
				case "$package/" in "${pattern%...=-race=false}"*)
					! go tool nm "$compiled" | grep -c "sync\.(\*HashTrieMap" >/dev/null || echo "$package holds a sync.Map"
					;;
				esac
			done
		done | { ! grep .; }
}
step "no map in what is not watched" without_maps
# A step of its own has vetted everything; go test would vet each package and all that it imports a second time.
# shellcheck disable=SC2086 # a list of flags
step "go test -race" go test -race -vet=off $unwatched -tags "$test_tags" -timeout 60m ./...
# A promise about memory is measured on the program as it is used: the race detector takes several times as much.
step "go test, memory" go test -tags "$test_tags" -count=1 -run 'TakesMuchMemory' ./assessments/pack/seal

if [ -n "$failed" ]; then
	printf '\nFailed:%s\n' "$failed"
	exit 1
fi
printf '\nEverything passed.\n'
