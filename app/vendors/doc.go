// Package vendors is the register: vendors with their services and plans, the contracts with them, and
// the uses that are made of a service, each with its inherent risk and its scope. Everything is edited
// in place; a flow of its own (route item "new") registers a service with all that belongs to it in
// one go. It assesses nothing: a use that is placed leads to the desk. Start with model.go (what is
// shown) and page.go (how).
package vendors
