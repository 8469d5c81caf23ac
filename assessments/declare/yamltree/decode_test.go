package yamltree_test

import (
	"strings"
	"testing"

	"countersign/assessments/declare/yamltree"
)

type inner struct {
	Name string         `yaml:"name"`
	Size int            `yaml:"size"`
	On   bool           `yaml:"on"`
	Map  map[string]int `yaml:"map"`
}

type outer struct {
	Kind  string `yaml:"kind"`
	inner `yaml:",inline"`
	List  []inner `yaml:"list"`
	One   *inner  `yaml:"one"`
}

func TestAFileIsReadIntoItsValueWithTheLineOfEachPath(t *testing.T) {
	var v outer
	lines, problems := yamltree.Decode([]byte(`# a comment
kind: x
name: outer
list:
  - name: >-
      folded
      text
    size: 3
  - {name: "2026.10", on: true, map: {a: 1, b: 2}}
one:
  size: -4
`), &v)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if v.Name != "outer" || v.List[0].Name != "folded text" || v.List[1].Name != "2026.10" || !v.List[1].On ||
		v.List[1].Map["b"] != 2 || v.One.Size != -4 {
		t.Errorf("read as %+v", v)
	}
	for path, want := range map[string]int{
		"kind": 2, "list": 4, "list[0].name": 5, "list[0].size": 8, "list[1].map.b": 9, "one.size": 11,
		"list[1].missing": 9, "one.size.deeper": 11, "nowhere": 2,
	} {
		if got := lines.At(path); got != want {
			t.Errorf("%s stands on line %d, want %d", path, got, want)
		}
	}
}

func TestProblemsComeFromTopToBottomAndNoneHidesAnother(t *testing.T) {
	var v outer
	_, problems := yamltree.Decode(
		[]byte("kind: [a]\nsise: 1\nlist:\n  - name: {}\n    size: 1.5\n  - on: yes\n    on: true\n"), &v)
	var got []string
	for _, p := range problems {
		got = append(got, p.Path)
	}
	if s := strings.Join(got, " "); s != "kind sise list[0].name list[0].size list[1].on list[1].on" {
		t.Errorf("problems at %s:\n%v", s, problems)
	}
}

func TestManyProblemsBeginWithOneThatSaysSo(t *testing.T) {
	var v outer
	_, problems := yamltree.Decode([]byte("list:\n"+strings.Repeat("  - bad\n", 3000)), &v)
	if len(problems) != yamltree.MaxProblems+1 || !strings.Contains(problems[0].Message, "more problems") {
		t.Errorf("%d problems, the first: %v", len(problems), problems[0])
	}
}
