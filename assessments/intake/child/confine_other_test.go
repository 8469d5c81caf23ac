//go:build !linux || (!amd64 && !arm64)

package child_test

// These speak of the filter of system calls, which only Linux on amd64 and arm64 has.
func refuseFilters() {}

func tryCalls() int { return 1 }

func holdThreads() {}

func callFromThreads() int { return 1 }
