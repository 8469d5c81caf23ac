//go:build race

package window

// slowed is how many times as long our code takes under the race detector: a page of 9 ms took 60.
const slowed = 6
