# Sourced by every other script: finds a Go that works and says how to build. It changes nothing on the machine
# but an empty cache directory, which the window's toolkit wants to find.

cd "$(dirname "$0")/.." || exit 1

die() {
	printf '\n%s\n' "$*" >&2
	exit 1
}

needed=$(sed -n 's/^go //p' go.mod) # the release go.mod names; an older Go fetches it by itself

# release prints the version of a go command without asking it to fetch another one.
release() {
	(cd / && GOTOOLCHAIN=local "$1" env GOVERSION 2>/dev/null | sed 's/^go//; s/[^0-9.].*//')
}

# at_least VERSION WANTED
at_least() {
	[ "$(printf '%s\n%s\n' "$2" "$1" | sort -t. -k1,1n -k2,2n -k3,3n | head -n 1)" = "$2" ]
}

find_go() {
	for go in "$(command -v go)" /usr/local/go/bin/go "$HOME"/sdk/go*/bin/go "$HOME"/go/bin/go /usr/lib/go-*/bin/go /opt/homebrew/bin/go; do
		[ -x "$go" ] || continue
		found=$(release "$go")
		[ -n "$found" ] && at_least "$found" 1.21 && return
		older="${older:-} $found"
	done
	die "Go 1.21 or newer is needed (it fetches Go $needed by itself)${older:+; found here, and too old:$older}.
Packages of Debian 12 and older are too old. Take it from https://go.dev/dl/:

  Linux   sudo rm -rf /usr/local/go; curl -fL https://go.dev/dl/go$needed.linux-$(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64/').tar.gz | sudo tar -C /usr/local -xz
  macOS   brew install go

then run make again: /usr/local/go is found without changing PATH."
}

HOME=${HOME:-${TMPDIR:-/tmp}}
export HOME
mkdir -p "${XDG_CACHE_HOME:-$HOME/.cache}" 2>/dev/null

find_go
PATH=$(dirname "$go"):$PATH
export PATH
# Some distributions forbid Go to fetch the release that go.mod names.
at_least "$found" "$needed" || export GOTOOLCHAIN=auto
# Outside a repository that git trusts, Go cannot stamp the commit into the program and would stop.
git rev-parse HEAD >/dev/null 2>&1 || export GOFLAGS="${GOFLAGS:-} -buildvcs=false"

# How the window is built: the small OpenGL, X11 (which every Wayland desktop also runs), and the toolkit's own
# threading rules. Tests build it without a display instead.
case $(uname -s) in
Linux) tags=gles,x11,migrated_fynedo ;;
*) tags=migrated_fynedo ;;
esac
test_tags=ci,migrated_fynedo

# The tools of check, pinned; go run keeps what it built.
gofumpt=mvdan.cc/gofumpt@v0.12.0
staticcheck=honnef.co/go/tools/cmd/staticcheck@v0.8.2
