// Package uitest lets the pages of the window be tested without one: a ui.Host that carries out everything at
// once and writes down what it was asked (Host), a real workbench over a real file in a folder of its own
// (NewBench), and hands and eyes for what stands on the page (Tap, Type, Sees, Picture). It is for
// tests only and is no double of the shell: navigation is recorded, not carried out. Start with
// NewHost and Host.Open.
package uitest
