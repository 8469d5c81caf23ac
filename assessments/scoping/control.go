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

// Step is one of the six steps from a prompt to its response.
type Step struct {
	Number   int      `json:"number"`
	Title    string   `json:"title"`
	Elements []string `json:"elements"` // ids of the elements it runs through
}

// part is an element with the scopes in whose picture it stands and those in which the customer controls it.
type part struct {
	id, title, duty  string
	scopes, customer []int
}

var parts = []part{
	{
		"data", "Your data", "the data that goes in, and what is done with the answers",
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

// Flow lists the six steps in the picture of a scope, each with the elements of that scope it runs through.
func Flow(scope int) []Step {
	steps := []Step{
		{1, "The prompt arrives", []string{"data", "application"}},
		{2, "Sources are queried", []string{"application", "data"}},
		{3, "The prompt is built", []string{"application"}},
		{4, "The model completes it", []string{"model", "tuned_model"}},
		{5, "The answer is worked on", []string{"application"}},
		{6, "The response is sent", []string{"application", "data"}},
	}
	there := map[string]bool{}
	for _, e := range Control(scope) {
		there[e.ID] = true
	}
	if len(there) == 0 {
		return nil
	}
	for i := range steps {
		steps[i].Elements = slices.DeleteFunc(steps[i].Elements, func(id string) bool { return !there[id] })
	}
	return steps
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
