package obligations_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"countersign/assessments"
	"countersign/assessments/declare/yamltree"
	"countersign/assessments/obligations"
	"countersign/templates"
)

// law is the shipped file, read once.
var law = sync.OnceValue(func() *assessments.Obligations {
	c, err := templates.Load()
	if err != nil {
		panic(err)
	}
	return &c.Obligations
})

// usesFile is testdata/uses.yaml. A list of duties is of names of groups and of own days; both are
// texts here, as YAML.
type usesFile struct {
	Groups map[string]map[string]string `yaml:"groups"`
	Uses   []useCase                    `yaml:"uses"`
}

type useCase struct {
	Name      string              `yaml:"name"`
	Scope     int                 `yaml:"scope"`
	Tier      int                 `yaml:"tier"`
	Day       assessments.Date    `yaml:"day"`
	Facts     map[string][]string `yaml:"facts"`
	Others    string              `yaml:"others"`
	NotSaid   []string            `yaml:"not_said"`
	Binds     []string            `yaml:"binds"`
	BindsOwn  map[string]string   `yaml:"binds_own"`
	From      []string            `yaml:"binds_from"`
	FromOwn   map[string]string   `yaml:"binds_from_own"`
	Untold    map[string][]string `yaml:"cannot_be_told"`
	Watch     []string            `yaml:"watch"`
	Otherwise string              `yaml:"otherwise"`
}

// said is a fact that is known in full: it has these values and no others.
func said(values ...string) assessments.Fact { return assessments.Fact{Values: values, Complete: true} }

func (u useCase) facts() assessments.Facts {
	out := assessments.Facts{}
	for id, values := range u.Facts {
		out[id] = said(values...)
	}
	if u.Others != "none" {
		return out
	}
	for _, f := range law().Facts {
		if _, known := out[f.ID]; !known && !slices.Contains(u.NotSaid, f.ID) {
			out[f.ID] = said()
		}
	}
	return out
}

// want is what the file says of each entry: the state, with the day or what is missing.
func (u useCase) want(groups map[string]map[string]string) map[string]string {
	out := map[string]string{}
	days := func(state string, names []string, own map[string]string) {
		for _, name := range names {
			for id, day := range groups[name] {
				out[id] = state + " " + day
			}
		}
		for id, day := range own {
			out[id] = state + " " + day
		}
	}
	days("binds", u.Binds, u.BindsOwn)
	days("binds_from", u.From, u.FromOwn)
	for id, missing := range u.Untold {
		out[id] = "cannot_be_told " + strings.Join(missing, ",")
	}
	for _, id := range u.Watch {
		out[id] = "watch"
	}
	return out
}

func TestTwentyFourUsesHaveTheDutiesWrittenByHand(t *testing.T) {
	data, err := os.ReadFile("testdata/uses.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var f usesFile
	if _, problems := yamltree.Decode(data, &f); len(problems) > 0 {
		t.Fatal(problems)
	}
	if len(f.Uses) < 24 {
		t.Fatalf("%d uses", len(f.Uses))
	}
	for _, u := range f.Uses {
		t.Run(u.Name, func(t *testing.T) {
			want := u.want(f.Groups)
			for id := range want {
				if _, ok := law().Entry(id); !ok {
					t.Errorf("%s is not an entry", id)
				}
			}
			for _, d := range obligations.Prepare(law()).Compute(u.facts(), u.Day) {
				expected, listed := want[d.ID]
				if !listed {
					expected = "does_not_bind"
				}
				if !listed && u.Otherwise != "" {
					expected = u.Otherwise
				}
				if got := inWords(d, expected); got != expected {
					t.Errorf("%s: got %s, want %s (%v)", d.ID, got, expected, d.Why)
				}
			}
		})
	}
}

// inWords is a duty in the words of the file, as far as the expectation goes.
func inWords(d obligations.Duty, expected string) string {
	switch {
	case !strings.Contains(expected, " "):
		return string(d.State)
	case d.State == obligations.CannotBeTold:
		return fmt.Sprintf("%s %s", d.State, strings.Join(d.Missing, ","))
	case d.Day == "":
		return string(d.State) + " -"
	}
	return fmt.Sprintf("%s %s", d.State, d.Day)
}
