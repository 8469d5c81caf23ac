//go:build race

package child

// racing says that the race detector is built in. Its shadow memory takes more than any limit leaves.
const racing = true
