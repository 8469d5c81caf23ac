package assets

import "io/fs"

// SamplePart is one declarative file of the sample workspace and who applies it: separation of duties holds
// in the sample too, so one person cannot apply it all.
type SamplePart struct {
	File string // in Sample
	Name string // of the actor
	Role string
}

// SampleParts lists the files of the sample workspace in the order in which they are applied. Everything they
// name is invented.
func SampleParts() []SamplePart {
	return []SamplePart{
		{"sample-1-register.yaml", "Ines Okafor", "procurement"},
		{"sample-2-legal.yaml", "Jonas Wirth", "legal"},
		{"sample-3-practice.yaml", "Mara Lindqvist", "security"},
		{"sample-4-decisions.yaml", "Ines Okafor", "procurement"},
	}
}

// SampleDay is the sample's own today: what it calls fresh, expired or overtaken is so as of this day.
const SampleDay = "2026-11-21"

// Sample is the folder of the sample workspace: the declarative files, and in documents and evidence the
// files they name, by the paths written there.
func Sample() fs.FS {
	sub, err := fs.Sub(files, "sample")
	if err != nil {
		panic("assets: the sample is not embedded: " + err.Error())
	}
	return sub
}
