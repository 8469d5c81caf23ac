#!/bin/sh
# The program built for Windows and run under Wine: the journey of the commands, and the tests of the steps in which the
# file systems differ. The first build takes long (seven minutes of processor time), so that “make check” leaves it out.
set -eu
. "$(dirname "$0")/env.sh"

cc=x86_64-w64-mingw32-gcc
wine=
for w in wine64 wine /usr/lib/wine/wine64; do
	wine=$(command -v $w) && break
done
server=$(dirname "$(readlink -f "$wine")")/wineserver
command -v $cc >/dev/null && [ -x "$server" ] ||
	die "This needs a compiler for Windows and Wine. On Debian and Ubuntu: sudo apt-get install gcc-mingw-w64-x86-64 wine64"

mkdir -p bin
# A pack names the version that wrote it: what leaves is compared with that of the tests' own program, to the byte.
version=$(sed -n 's/^const testVersion = "\(.*\)"/\1/p' app/wire/commands_run_test.go)
GOOS=windows CGO_ENABLED=1 CC=$cc go build -tags migrated_fynedo -ldflags "-X main.version=$version" -o bin/countersign.exe .

aside=$(mktemp -d)
export WINEPREFIX="$aside/prefix" WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml=' DISPLAY=
trap '"$server" -k || true; rm -rf "$aside"' EXIT
"$wine" wineboot -i >/dev/null 2>&1
"$server" -w || true # until all of that has ended
"$server" -p         # it stays between the commands, which start in half the time
# Go asks for ProcessPrng, which Wine before 9 has not. This is for tests: on Windows it is there.
if [ ! -e "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" ]; then
	cat >"$aside/prng.c" <<-'END'
		#include <windows.h>
		BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG size);
		__declspec(dllexport) BOOL WINAPI ProcessPrng(BYTE *buffer, SIZE_T size) { return SystemFunction036(buffer, (ULONG)size); }
	END
	$cc -shared -O2 -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" "$aside/prng.c" -ladvapi32
fi

"$wine" bin/countersign.exe version >/dev/null 2>&1 </dev/null # Wine's services start with the first command, and keep its output open

COUNTERSIGN_WINDOWS="$PWD/bin/countersign.exe" COUNTERSIGN_WINE="$wine" \
	go test -count 1 -v -tags "$test_tags" -timeout 30m -run OnWindows ./app/wire

# Wine 8 removes no file in the way that Go asks for first, and says so by a code after which Go does not try the other
# way, as it does after those of Windows. Packages are tested with that one code added.
asks=src/internal/syscall/windows/at_windows.go
sed 's/^\t\tSTATUS_NOT_SUPPORTED: /\t\tNTStatus(0xC0000002), STATUS_NOT_SUPPORTED: /' "$(go env GOROOT)/$asks" >"$aside/at_windows.go"
printf '{"Replace": {"%s": "%s"}}' "$(go env GOROOT)/$asks" "$aside/at_windows.go" >"$aside/overlay.json"
on_wine() {
	GOOS=windows CGO_ENABLED=0 go test -count 1 -overlay "$aside/overlay.json" -exec "$wine" -tags "$test_tags" -timeout 30m "$@"
}
on_wine ./assessments/staging ./app/profile
on_wine -run 'InMemoryOrOnDisk' ./assessments/intake/child
on_wine -run 'Appear|Another|Instance|Backup|Restore|Otherwise|TakenAway|LogThat|AKill|Copies|Reader|TheAddress|OnWindows' ./store
