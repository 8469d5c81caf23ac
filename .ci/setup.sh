#!/bin/sh
# Makes sure that what the program is built from is there. Installs it where apt and the rights are there,
# otherwise says exactly what to type, and stops. With "test" it also looks for the tools that only tests use;
# without those the tests that need them are skipped and say so.
set -u
. "$(dirname "$0")/env.sh"

debian_build="gcc libc6-dev pkg-config libgl1-mesa-dev libgles-dev libx11-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev"
debian_test="poppler-utils libreoffice-calc strace zip"

# install PACKAGE... by apt, quietly; false where that cannot be.
install() {
	command -v apt-get >/dev/null || return 1
	root=
	if [ "$(id -u)" != 0 ]; then
		sudo -n true 2>/dev/null || return 1
		root="sudo -n"
	fi
	echo "Installing $* …" >&2
	$root apt-get update -qq -o Acquire::Retries=1 -o Acquire::http::Timeout=20 </dev/null >&2 &&
		$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null 2>&1
}

# what a build needs and has not got
lacking() {
	command -v gcc >/dev/null || command -v cc >/dev/null || { echo compiler && return; }
	[ "$(uname -s)" = Linux ] || return
	command -v pkg-config >/dev/null || { echo pkg-config && return; }
	for lib in gl glesv2 x11 xcursor xrandr xinerama xi xxf86vm; do
		pkg-config --exists "$lib" || echo "$lib"
	done
}

missing=$(lacking | tr '\n' ' ')
if [ -n "$missing" ]; then
	# shellcheck disable=SC2086 # a list of words
	install $debian_build
	missing=$(lacking | tr '\n' ' ')
fi
[ -z "$missing" ] || die "To build the window this is missing: $missing
Install it with

  Debian, Ubuntu  sudo apt-get install $debian_build
  Fedora          sudo dnf install gcc pkgconf-pkg-config mesa-libGL-devel mesa-libGLES-devel libglvnd-devel libX11-devel libXcursor-devel libXrandr-devel libXinerama-devel libXi-devel libXxf86vm-devel
  Arch            sudo pacman -S --needed gcc pkgconf libglvnd mesa libx11 libxcursor libxrandr libxinerama libxi libxxf86vm
  macOS           xcode-select --install

and run make again."

[ "${1:-}" = test ] || exit 0
tools() {
	for tool in pdftotext soffice strace zip; do
		command -v $tool >/dev/null || printf '%s ' $tool
	done
}
if [ "$(uname -s)" = Linux ] && [ -n "$(tools)" ]; then
	# shellcheck disable=SC2086
	install $debian_test
fi
missing=$(tools)
[ -z "$missing" ] || echo "Not here: ${missing}(Debian: $debian_test; Fedora: poppler-utils libreoffice-calc strace zip; Arch: poppler libreoffice-fresh strace zip; macOS: brew install poppler libreoffice). Tests that need them are skipped and say so." >&2
