package uitest

import "runtime/debug"

// Garbage is collected when four times as much has come as was kept, not once as much: a seventh of the
// processor time of tests under the race detector went there. What a test proves does not depend on it.
func init() { debug.SetGCPercent(400) }
