package window

import (
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
)

// noBus is an address of a bus at which no one answers: without one the toolkit would start a bus of its own.
const noBus = "unix:path=/dev/null"

// keepBusLocal lets the toolkit reach a desktop's message bus on this computer only: through addresses
// of other kinds, which come from the environment, it would open a connection to the network or start
// a program.
func keepBusLocal() {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return // the toolkit uses no bus there
	}
	session := localBus(os.Getenv("DBUS_SESSION_BUS_ADDRESS"))
	if session == "" {
		session = userBus(filepath.Join("/run/user", strconv.Itoa(os.Getuid()), "bus"))
	}
	_ = os.Setenv("DBUS_SESSION_BUS_ADDRESS", session)
	if system := localBus(os.Getenv("DBUS_SYSTEM_BUS_ADDRESS")); system != "" {
		_ = os.Setenv("DBUS_SYSTEM_BUS_ADDRESS", system)
	} else {
		_ = os.Unsetenv("DBUS_SYSTEM_BUS_ADDRESS") // which means the one at its usual place
	}
}

// localBus returns those of a list of addresses that are sockets of this computer's file system.
func localBus(addresses string) string {
	var local []string
	for one := range strings.SplitSeq(addresses, ";") {
		if strings.HasPrefix(one, "unix:") {
			local = append(local, one)
		}
	}
	return strings.Join(local, ";")
}

// userBus is the address of the bus that the system keeps for the user at a path, or noBus.
func userBus(path string) string {
	if info, err := os.Stat(path); err == nil && info.Mode()&os.ModeSocket != 0 {
		return "unix:path=" + path
	}
	return noBus
}
