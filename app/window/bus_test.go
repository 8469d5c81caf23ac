//go:build unix && !darwin

package window

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestTheToolkitReachesABusOfThisComputerOnly(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	for given, want := range map[string]string{
		"unix:path=/run/user/1/bus":                                     "unix:path=/run/user/1/bus",
		"unix:abstract=/tmp/dbus-x,guid=1;unix:path=/a":                 "unix:abstract=/tmp/dbus-x,guid=1;unix:path=/a",
		"tcp:host=127.0.0.1,port=4000":                                  "",
		"nonce-tcp:host=example.com,port=4000,noncefile=/tmp/n":         "",
		"tcp:host=127.0.0.1,port=4000;unix:path=/a;tcp:host=a,port=1":   "unix:path=/a",
		"unixexec:path=/usr/bin/ssh,argv1=example.com,argv2=dbus-proxy": "",
		"autolaunch:": "", "autolaunch:scope=x": "", "launchd:env=X": "", "vsock:cid=2,port=1": "",
		"TCP:host=a,port=1": "", " tcp:host=a,port=1": "", ";": "", "": "", "nonsense": "",
	} {
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", given)
		t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", given)
		if err := Run(Params{}, ""); err == nil {
			t.Fatal("a window opens without a display")
		}
		session, system := os.Getenv("DBUS_SESSION_BUS_ADDRESS"), os.Getenv("DBUS_SYSTEM_BUS_ADDRESS")
		if system != want || (want != "" && session != want) || !strings.HasPrefix(session, "unix:") {
			t.Errorf("%q: the session's is %q, the system's %q", given, session, system)
		}
	}
}

func TestTheBusOfTheUserIsASocket(t *testing.T) {
	dir := t.TempDir()
	file, socket := filepath.Join(dir, "file"), filepath.Join(dir, "bus")
	if err := os.WriteFile(file, []byte("DBUS_SESSION_BUS_ADDRESS=tcp:host=a,port=1"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mknod(socket, syscall.S_IFSOCK|0o600, 0); err != nil {
		t.Skipf("no socket can be made here: %v", err)
	}
	for path, want := range map[string]string{
		socket: "unix:path=" + socket, file: noBus,
		filepath.Join(dir, "none"): noBus,
	} {
		if got := userBus(path); got != want {
			t.Errorf("%s: %q, want %q", filepath.Base(path), got, want)
		}
	}
}
