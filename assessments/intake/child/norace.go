//go:build !race

package child

// racing says that the race detector is built in.
const racing = false
