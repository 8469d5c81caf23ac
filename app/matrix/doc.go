// Package matrix shows the Generative AI Security Scoping Matrix to read: five scopes by five
// disciplines, each scope in full with its data flow, the MITRE ATLAS mitigations by scope, what holds
// in every scope, and the laws with their dates. It changes nothing: placing a use is app/scoping's,
// answering is the desk's. Start with model.go (what is shown) and page.go (how).
package matrix
