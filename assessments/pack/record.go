package pack

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"reflect"
	"slices"

	"countersign/assessments"
	"countersign/assessments/framing"
	"countersign/assessments/scoring"
)

// Names of the parts of a pack that are not evidence.
const (
	ReportName   = "report.pdf"
	WorkbookName = "workbook.xlsx"
	RecordName   = "assessment.json"
	SchemaName   = "assessment.schema.json"
	ReadmeName   = "README.txt"
	SumsName     = "SHA256SUMS"
)

// Format is the form of a pack. It rises whenever the same assessment would give another report,
// workbook, README, schema or assessment.json than before: packs of this format are verified by
// writing them again, those of earlier ones by reading them back. The schema of every earlier format
// stays here.
const Format = 3

//go:embed schema
var schemas embed.FS

// Schema is the JSON Schema of assessment.json.
func Schema() []byte { return SchemaOf(Format) }

// SchemaOf is the JSON Schema that packs of a format carry.
func SchemaOf(format int) []byte {
	name := "schema/" + SchemaName
	if format < Format {
		name = fmt.Sprintf("schema/%d/%s", format, SchemaName)
	}
	b, err := schemas.ReadFile(name)
	if err != nil {
		panic("pack: the schema is not embedded: " + err.Error())
	}
	return b
}

// Record is assessment.json: the whole pack for programs. Figures are the same whole numbers that scoring
// counted; see each field of scoring for its unit.
type Record struct {
	RecordHead
	RecordSubject
	RecordWorth

	Template TemplateRecord            `json:"template"`
	Model    *assessments.ScoringModel `json:"scoring_model,omitempty"`
	Figures  *FiguresRecord            `json:"figures,omitempty"`
	// how many of the items shown have which; not for a vendor
	Verdicts map[string]int `json:"verdicts,omitempty"`
	Items    []ItemRecord   `json:"items"`

	Conclusions

	RecordEntries
	Withheld []Withheld `json:"withheld"`
	Files    []File     `json:"files"`
}

// RecordHead says which pack it is: of which format, day and audience, written by which program.
type RecordHead struct {
	Schema    string           `json:"$schema"`
	Format    int              `json:"format"`
	ContentID string           `json:"content_id"`
	PackID    string           `json:"pack_id,omitempty"` // of format 1, in place of the content id
	StateHash string           `json:"state_hash"`
	AsOf      assessments.Date `json:"as_of"`
	// RecordedUpTo and ToCome say that the pack's day is later than what is recorded; not in formats 1 and 2.
	RecordedUpTo assessments.Date `json:"recorded_up_to,omitempty"`
	ToCome       bool             `json:"day_to_come,omitempty"`
	Audience     string           `json:"audience"`
	Program      string           `json:"program"`
	Catalogue    string           `json:"catalogue,omitempty"`
}

// RecordSubject is what was assessed.
type RecordSubject struct {
	Organisation Entry  `json:"organisation"`
	Vendor       Entry  `json:"vendor"`
	Service      Entry  `json:"service"`
	Plan         Entry  `json:"plan,omitempty"`
	Contract     Entry  `json:"contract,omitempty"`
	Use          Entry  `json:"use"`
	Assessment   Entry  `json:"assessment"`
	Decision     string `json:"decision,omitempty"` // the state of approval
}

// RecordWorth says what the decision is worth.
type RecordWorth struct {
	// Standing is what the decision is worth, StateHashes the present state in each form that it is
	// compared in, and Timing what the day leaves out; not for a vendor, and not in format 1.
	Standing    *StandingRecord   `json:"standing,omitempty"`
	StateHashes map[string]string `json:"state_hashes,omitempty"`
	Timing      *TimingRecord     `json:"timing,omitempty"`
}

// RecordEntries are the records of the assessment, each kind in the order of its ids.
type RecordEntries struct {
	Answers     []Entry `json:"answers"`
	Citations   []Entry `json:"citations"`
	Documents   []Entry `json:"documents"`
	Versions    []Entry `json:"versions"`
	Precedences []Entry `json:"precedences"`
	Evidence    []Entry `json:"evidence"`
	Revisions   []Entry `json:"revisions"`
	Ticks       []Entry `json:"ticks"`
	Findings    []Entry `json:"findings"`
	Exceptions  []Entry `json:"exceptions"`
	Conditions  []Entry `json:"conditions"`
	Decisions   []Entry `json:"decisions"`
	SignOffs    []Entry `json:"signoffs"`
	Notes       []Entry `json:"notes"`
	Purged      []Entry `json:"purged"`
}

// Conclusions are what is computed from the records for the reader, beside the figures.
type Conclusions struct {
	// Framing answers the four framing questions in sentences; not for a vendor, and not in formats 1
	// and 2.
	Framing []framing.Answer `json:"framing_questions,omitempty"`

	// Obligations are the duties of law of the use as of the day, and Law the entries that they are
	// computed from; not for a vendor, and not in formats 1 and 2.
	Law         *assessments.Obligations `json:"law,omitempty"`
	Obligations []DutyRecord             `json:"obligations,omitempty"`

	// Readings say how far the files of versions could be read; not for a vendor, and not in formats 1
	// and 2.
	Readings []ReadingRecord `json:"readings,omitempty"`
}

// TemplateRecord names the frozen question set.
type TemplateRecord struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Scope   int    `json:"scope"`
	Title   string `json:"title"`
	Hash    string `json:"hash"` // of its frozen form
	// Tiers are what the set asks of an approval in each tier; not for a vendor.
	Tiers []assessments.TierRule `json:"tiers,omitempty"`
}

// FiguresRecord is the score.
type FiguresRecord struct {
	Total       scoring.Figures                            `json:"total"`
	Disciplines map[assessments.Discipline]scoring.Figures `json:"disciplines"`
	AskNext     []scoring.Next                             `json:"ask_next"`
	OpenGates   []string                                   `json:"open_gates"`
	// what keeps the whole from being strong
	CappedBy []scoring.Cap `json:"capped_by,omitempty"`
}

// ItemRecord is a question, what stands behind its answer, and its arithmetic.
type ItemRecord struct {
	Item   assessments.Item `json:"item"`
	Judged scoring.Judged   `json:"judged"`
	Points *scoring.Points  `json:"points,omitempty"`

	For string `json:"-"` // the audience, while it is written
}

// MarshalJSON leaves out for a vendor what it is not given: an empty weight or verdict would read as one.
func (r ItemRecord) MarshalJSON() ([]byte, error) {
	if r.For != Vendor {
		type whole ItemRecord
		return encode(whole(r), "")
	}
	return encode(Entry{
		{"item", entryOfPart("item", reflect.ValueOf(r.Item), r.For)},
		{"judged", entryOfPart("judged", reflect.ValueOf(r.Judged), r.For)},
	}, "")
}

// subjectOf is what a dossier is about, but for the state of its approval.
func subjectOf(d *assessments.Dossier) RecordSubject {
	out := RecordSubject{
		Organisation: entryOf(&d.Organisation), Vendor: entryOf(&d.Vendor), Service: entryOf(&d.Service),
		Use: entryOf(&d.Use), Assessment: entryOf(&d.Assessment),
	}
	if d.Plan != nil {
		out.Plan = entryOf(d.Plan)
	}
	if d.Contract != nil {
		out.Contract = entryOf(d.Contract)
	}
	return out
}

func recordOf(v *view, files []File) Record {
	d := v.d
	r := Record{
		RecordHead: RecordHead{
			Schema: SchemaName, Format: Format, StateHash: v.stateHash, AsOf: v.opt.AsOf,
			Audience: v.opt.Audience, Program: v.opt.ProgramVersion,
			RecordedUpTo: v.opt.RecordedUpTo, ToCome: v.opt.ToCome,
		},
		RecordSubject: subjectOf(d),
		Items:         []ItemRecord{},
		Template: TemplateRecord{
			ID: d.Template.ID, Version: d.Template.Version, Scope: d.Template.Scope,
			Title: d.Template.Title, Hash: d.Assessment.TemplateID,
		},
		RecordEntries: RecordEntries{
			Answers: entries(d.Answers), Citations: entries(d.Citations), Documents: entries(d.Documents),
			Versions: entries(d.Versions), Precedences: entries(d.Precedences), Evidence: entries(d.Evidence),
			Revisions: entries(d.Revisions), Ticks: entries(d.Ticks), Findings: entries(d.Findings),
			Exceptions: entries(d.Exceptions), Conditions: entries(d.Conditions),
			Decisions: entries(d.Decisions), SignOffs: entries(d.SignOffs), Notes: entries(d.Notes),
			Purged: entries(d.Tombstones),
		},
		Withheld: v.withheld, Files: files,
	}
	if r.Withheld == nil {
		r.Withheld = []Withheld{}
	}
	if c := v.opt.Catalogue; c != nil {
		r.Catalogue = c.Version
	}
	for _, it := range d.Template.Items {
		one := ItemRecord{Item: it, Judged: v.judged[it.ID]}
		if p, ok := v.points[it.ID]; ok {
			one.Points = &p
		}
		r.Items = append(r.Items, one)
	}
	r.Readings = v.opt.Readings
	if v.law != nil {
		r.Law, r.Obligations = v.law, governing{v}.dutyRecords()
	}
	if !v.vendor() {
		r.Verdicts, r.Framing = v.facts().Verdicts, summaryChapter{v}.answers()
		r.Template.Tiers = d.Template.Tiers
		r.Model, r.Decision = &d.Model, d.Assessment.Status.Title()
		r.Standing, r.StateHashes, r.Timing = worth{v}.standingRecord(), v.hashes, worth{v}.timingRecord()
		r.Figures = &FiguresRecord{
			Total: v.result.Total, Disciplines: v.result.Disciplines,
			AskNext:   append([]scoring.Next{}, v.result.AskNext...),
			OpenGates: append([]string{}, v.result.Gates...), CappedBy: v.result.CappedBy,
		}
	}
	return r
}

// identify sets the content id: the beginning of the SHA-256 of assessment.json with an empty id. It
// covers the state hash, the day, the audience and everything else that is told, so two packs that
// differ in what they say never share one.
func (r *Record) identify() string {
	r.ContentID = ""
	b, err := r.JSON()
	if err != nil {
		panic("pack: the record cannot be encoded: " + err.Error()) // only texts and whole numbers
	}
	r.ContentID = contentID(b)
	return r.ContentID
}

func contentID(withoutID []byte) string {
	sum := sha256.Sum256(withoutID)
	return "cs-" + hex.EncodeToString(sum[:10])
}

// JSON is assessment.json, byte for byte.
func (r Record) JSON() ([]byte, error) {
	r.Items = slices.Clone(r.Items)
	for i := range r.Items {
		r.Items[i].For = r.Audience
	}
	b, err := encode(r, "  ")
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", RecordName, err)
	}
	return b, nil
}
