//go:build !race

package window

// slowed is how many times as long our code takes under the race detector.
const slowed = 1
