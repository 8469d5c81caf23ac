// Package port holds the interfaces between the use cases (workbench) and the sockets (store, templates,
// intake, office, seal). Interfaces and the plain values they pass only: no behaviour lives here.
package port
