//go:build race

package portfolio

// slowdown is what the race detector costs.
const slowdown = 20
