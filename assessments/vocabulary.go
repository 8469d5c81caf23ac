package assessments

// words turns a closed vocabulary into what Field.OneOf holds.
func words[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = string(w)
	}
	return out
}

// DocumentKind says what a document is.
type DocumentKind string

// DocumentKinds lists the kinds.
func DocumentKinds() []DocumentKind {
	return []DocumentKind{
		"msa", "order_form", "dpa", "sla", "ai_addendum", "online_terms", "product_terms", "privacy_policy",
		"acceptable_use", "subprocessor_list", "security_document", "whitepaper", "marketing",
		"questionnaire", "own_policy", "other",
	}
}

var documentKindTitles = map[DocumentKind]string{
	"msa": "master agreement", "order_form": "order form", "dpa": "data processing agreement",
	"sla":         "service level agreement",
	"ai_addendum": "AI addendum", "online_terms": "online terms", "product_terms": "product terms",
	"privacy_policy": "privacy policy",
	"acceptable_use": "acceptable use policy", "subprocessor_list": "subprocessor list",
	"security_document": "security document",
	"whitepaper":        "white paper", "marketing": "marketing", "questionnaire": "questionnaire",
	"own_policy": "our own policy", "other": "other document",
}

// Title is the kind in words.
func (k DocumentKind) Title() string {
	if s, ok := documentKindTitles[k]; ok {
		return s
	}
	return string(k)
}

// Contractual reports whether documents of the kind are part of a contract by their nature. Privacy
// policies, marketing and the rest stand outside unless incorporated.
func (k DocumentKind) Contractual() bool {
	switch k {
	case "msa", "order_form", "dpa", "sla", "ai_addendum", "online_terms", "product_terms", "acceptable_use":
		return true
	}
	return false
}

// VersionStatus is where a version stands in its life.
type VersionStatus string

// Statuses of a version.
const (
	VersionDraft      VersionStatus = "draft"
	VersionRedline    VersionStatus = "redline"
	VersionPublished  VersionStatus = "published"
	VersionAccepted   VersionStatus = "accepted"
	VersionExecuted   VersionStatus = "executed"
	VersionSuperseded VersionStatus = "superseded"
)

// VersionStatuses lists them in order of life.
func VersionStatuses() []VersionStatus {
	return []VersionStatus{
		VersionDraft, VersionRedline, VersionPublished, VersionAccepted, VersionExecuted,
		VersionSuperseded,
	}
}

// Binding reports whether text of that status binds the parties: accepted or executed.
func (s VersionStatus) Binding() bool { return s == VersionAccepted || s == VersionExecuted }

// Distribution says who may be shown a note, document or piece of evidence.
type Distribution string

// Distributions. The empty one is internal: nothing is given away by default.
const (
	Shareable  Distribution = "may_be_shared"
	Internal   Distribution = "internal"
	Privileged Distribution = "privileged"
	UnderNDA   Distribution = "under_nda"
)

// Distributions lists them from open to closed.
func Distributions() []Distribution { return []Distribution{Shareable, Internal, Privileged, UnderNDA} }

// Title is the distribution in words.
func (d Distribution) Title() string {
	switch d {
	case Shareable:
		return "may be shared"
	case Privileged:
		return "privileged"
	case UnderNDA:
		return "under NDA"
	}
	return "internal"
}

// CitationState says whether the program found the quote again in the version's text.
type CitationState string

// States of a citation.
const (
	CitationFound      CitationState = "found"       // at the place given
	CitationMoved      CitationState = "moved"       // in the text, elsewhere than given
	CitationNotFound   CitationState = "not_found"   // the text does not say this
	CitationNotChecked CitationState = "not_checked" // no text to look in
)

// CitationStates lists them.
func CitationStates() []CitationState {
	return []CitationState{CitationFound, CitationMoved, CitationNotFound, CitationNotChecked}
}

// InText reports whether the words were found in the text, at the place given or elsewhere.
func (s CitationState) InText() bool { return s == CitationFound || s == CitationMoved }

// Title is the state in words.
func (s CitationState) Title() string {
	switch s {
	case CitationFound:
		return "found in the text"
	case CitationMoved:
		return "found elsewhere in the text"
	case CitationNotFound:
		return "not found in the text"
	}
	return "not checked"
}

// PrecedenceSubject is what an order of precedence holds for.
type PrecedenceSubject string

// Subjects of an order of precedence.
const (
	InGeneral    PrecedenceSubject = "general" // for everything without an order of its own
	PersonalData PrecedenceSubject = "personal_data"
	AIFeatures   PrecedenceSubject = "ai_features"
)

// PrecedenceSubjects lists what an order may hold for.
func PrecedenceSubjects() []PrecedenceSubject {
	return []PrecedenceSubject{InGeneral, PersonalData, AIFeatures}
}

// Title is the subject in words.
func (s PrecedenceSubject) Title() string {
	switch s {
	case PersonalData:
		return "personal data"
	case AIFeatures:
		return "AI features"
	}
	return "in general"
}

// SignOffRoles lists the roles that sign off.
func SignOffRoles() []string {
	return []string{"legal", "procurement", "security", "business_owner", "dpo"}
}

// Audiences lists whom a pack may be for.
func Audiences() []string { return []string{"auditor", "board", "vendor"} }
