// Package portfolio is the first page: every assessment at a glance, a row each, with the score of each
// discipline, band and decision. It shows what workbench.Overview computes and leads to the desk. Start with
// model.go.
package portfolio
