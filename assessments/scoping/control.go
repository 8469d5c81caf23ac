package scoping

import (
	"slices"
	"strings"
)

// Who controls an element of the data flow.
const (
	Provider = "provider"
	Customer = "customer"
)

// Element is a part of the data-flow picture, and who controls it in one scope.
type Element struct {
	ID           string `json:"id"` // as in the catalogue's matrix
	Title        string `json:"title"`
	ControlledBy string `json:"controlled_by"` // Provider or Customer
	Duty         string `json:"duty"`          // what the party that controls it is responsible for
}

// part is an element with the scopes in whose picture it stands and those in which the customer controls it.
type part struct {
	id, title, duty  string
	scopes, customer []int
}

var parts = []part{
	{
		"data", "Customer data", "the data that goes in, and what is done with the answers",
		[]int{1, 2, 3, 4, 5},
		[]int{1, 2, 3, 4, 5},
	},
	{
		"application", "Application",
		"the application: screen, plug-ins, prompt building, filters, logs, who may do what in it",
		[]int{1, 2, 3, 4, 5},
		[]int{3, 4, 5},
	},
	{
		"training_data", "Training data",
		"the training data: the rights in it, its cleaning and its safe keeping",
		[]int{1, 2, 3, 4, 5},
		[]int{5},
	},
	{
		"model", "Model", "the model: its making, testing, versions and protection",
		[]int{1, 2, 3, 4, 5},
		[]int{5},
	},
	{
		"tuning_data", "Fine-tuning data",
		"the fine-tuning data: its choice, its class, and what may have to be deleted again",
		[]int{1, 2, 4},
		[]int{4},
	},
	{
		"tuned_model", "Fine-tuned model",
		"the fine-tuned model, guarded by the class of the most sensitive data in it",
		[]int{1, 2, 4},
		[]int{4},
	},
}

// Control lists the elements in a scope's picture and who controls each: in scopes 1 and 2 the
// customer only its data; 3 adds the application, 4 the fine-tuning data and the fine-tuned model; in
// 5 everything is the customer's. Nothing for a scope that does not exist.
func Control(scope int) []Element {
	var out []Element
	for _, p := range parts {
		if !slices.Contains(p.scopes, scope) {
			continue
		}
		e := Element{ID: p.id, Title: p.title, ControlledBy: Provider, Duty: p.duty}
		if slices.Contains(p.customer, scope) {
			e.ControlledBy = Customer
		}
		out = append(out, e)
	}
	return out
}

// added lists what the customer controls in scope to and does not in scope from.
func added(from, to int) []string {
	var out []string
	before := Control(from)
	for _, e := range Control(to) {
		had := slices.ContainsFunc(before, func(b Element) bool {
			return b.ID == e.ID && b.ControlledBy == Customer
		})
		if e.ControlledBy == Customer && !had {
			out = append(out, e.Duty)
		}
	}
	return out
}

// listed joins phrases that may hold commas of their own.
func listed(phrases []string) string {
	return strings.Join(phrases, "; ")
}
