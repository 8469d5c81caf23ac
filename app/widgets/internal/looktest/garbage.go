package looktest

import "runtime/debug"

// Garbage is collected when four times as much has come as was kept, as in uitest: it is a good part of the
// time that tests take under the race detector, and they prove the same.
func init() { debug.SetGCPercent(400) }
