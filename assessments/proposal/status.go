package proposal

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"countersign/assessments"
	"countersign/assessments/particulars"
)

// dates propose from when it applies, and what the version is called.
func (r *reading) dates() {
	said := r.says.Date
	if said == nil {
		r.undated()
		return
	}
	day, err := assessments.ParseDate(said.Value)
	if err != nil { // a month alone
		r.add(carried(Fact{Field: fieldDated, Sure: Unsure, Why: "The text names a month and no day."}, said))
		r.add(carried(Fact{Field: fieldLabel, Value: said.Value, Sure: Stated}, said))
		return
	}
	f := carried(Fact{Field: fieldDated, Value: string(day), Sure: Unsure}, said)
	switch said.Kind {
	case "effective":
		f.Sure = Stated
		if day > r.known.Today {
			f.Why = "Announced: it is not in force yet."
		}
	case "signed":
		f.Sure, f.Why = Derived, "The day on which it was signed."
	case "last_updated":
		f.Why = "The day of its last change; the text does not say from when it applies."
	default:
		f.Why = "The text prints this day and does not say that it applies from then."
	}
	r.day = day
	r.add(f)
	r.add(carried(Fact{Field: fieldLabel, Value: string(day), Sure: Derived, Why: "Called by its day."},
		said))
}

// undated proposes what it can of a paper that prints no day.
func (r *reading) undated() {
	r.add(Fact{Field: fieldDated, Sure: Missing})
	f := Fact{
		Field: fieldLabel, Value: string(r.known.Today), Sure: Derived,
		Why: "The text has no date: called by today's.",
	}
	if m := dayInName.FindStringSubmatch(r.Name); m != nil {
		day := m[1] + "-" + m[2] + "-" + m[3]
		if _, err := assessments.ParseDate(day); err == nil {
			f.Value, f.Sure, f.Why = day, Unsure, "The text has no date: this is from the name of the file."
		}
	}
	if m := labelIn.FindStringSubmatch(dayInName.ReplaceAllString(stem(r.Name), "")); m != nil {
		f.Value, f.Sure, f.Why = m[1], Unsure, "From the name of the file."
	}
	r.add(f)
}

var (
	// blank is a line for a signature on which nothing is.
	blank = regexp.MustCompile(`(?mi)^[ \t|]*((?:signature|signed(?:\s+by)?|by)[ \t]*:[ \t|]*(?:[_.…]{3,}[ \t]*)?)(?:$|[ \t|]{2,}|` +
		`(?:name|title|date|print)\b)`)
	// signed is a line for a signature on which something is.
	signed = regexp.MustCompile(`(?mi)^[ \t|]*((?:signature|by)[ \t]*:[ \t]*/s/.{0,60}|/s/.{2,60}|` +
		`(?:docusigned|electronically signed|digitally signed)\s+by\b.{0,60})`)
)

// found is the first place of a text that fits, in the group that carries it.
func found(text string, re *regexp.Regexp) *particulars.Stated {
	at := re.FindStringSubmatchIndex(text)
	if at == nil {
		return nil
	}
	from, to := at[2], at[3]
	quote := strings.TrimRight(text[from:to], " \t|\n")
	start := utf8.RuneCountInString(text[:from])
	return &particulars.Stated{Quote: quote, Start: start, End: start + utf8.RuneCountInString(quote)}
}

// status proposes where the version stands: what the text shows, then what is known of the uses, then what
// papers of its kind are.
func (r *reading) status() {
	f := r.shownStatus()
	if f.Value == "" {
		f = r.usedStatus()
	}
	f.Field = fieldStatus
	r.add(f)
}

// shownStatus is what the text and the file's name show.
func (r *reading) shownStatus() Fact {
	name := fold(stem(r.Name))
	in := func(words ...string) bool {
		for _, w := range words {
			if hasWords(name, w) {
				return true
			}
		}
		return false
	}
	switch empty, done := r.blank, r.signed; {
	case r.Text.Redline:
		return fact(assessments.VersionRedline, Stated, "The file carries tracked changes.")
	case in("redline", "markup", "tracked"):
		return fact(assessments.VersionRedline, Unsure, "The file's name says so.")
	case empty != nil:
		return carried(fact(assessments.VersionDraft, Derived, "A signature is blank."), empty)
	case done != nil:
		return carried(fact(assessments.VersionExecuted, Derived, "It is signed, and no signature is blank."),
			done)
	case in("draft"):
		return fact(assessments.VersionDraft, Unsure, "The file's name says so.")
	case in("signed", "executed", "countersigned"):
		return fact(assessments.VersionExecuted, Unsure,
			"The file's name says so; the text shows no signature.")
	case in("accepted"):
		return fact(assessments.VersionAccepted, Unsure, "The file's name says so.")
	}
	return Fact{}
}

func fact(s assessments.VersionStatus, sure Sureness, why string) Fact {
	return Fact{Value: string(s), Sure: sure, Why: why}
}

// usedStatus is what is known of the uses, or what papers of the kind are.
func (r *reading) usedStatus() Fact {
	negotiated := map[assessments.DocumentKind]bool{
		"msa": true, "order_form": true, "dpa": true, "sla": true, "ai_addendum": true,
	}[r.as]
	u := r.placed()
	switch {
	case !r.as.Contractual():
		return fact(assessments.VersionPublished, Derived, "The vendor publishes it.")
	case u != nil && u.StandardTerms:
		return fact(assessments.VersionAccepted, Derived,
			"“"+u.Purpose+"” was placed as used under business terms that were accepted.")
	case negotiated && u != nil && u.Scope == 2:
		return fact(assessments.VersionDraft, Unsure, "“"+u.Purpose+
			"” was placed as used under a negotiated agreement; the text shows no signature.")
	case negotiated:
		return fact(assessments.VersionDraft, Unsure, "Nothing shows that it was signed or accepted.")
	}
	return fact(assessments.VersionPublished, Derived, "Nothing shows that it was accepted.")
}

// placed is a use of the vendor's services that the wizard placed under an agreement, one under
// accepted terms first, of the paper's own contract or service before others.
func (r *reading) placed() *assessments.Use {
	if r.ofVendor == nil {
		return nil
	}
	of := map[string]bool{}
	for _, s := range r.known.Services {
		of[s.ID] = s.VendorID == r.ofVendor.ID
	}
	var best *assessments.Use
	worth := 0
	for i, u := range r.known.Uses {
		if !of[u.ServiceID] || u.Scope != 2 || r.agreed != nil && u.ContractID != "" &&
			u.ContractID != r.agreed.ID {
			continue
		}
		w := 1
		if r.ofService != nil && u.ServiceID == r.ofService.ID {
			w += 4
		}
		if r.agreed != nil && u.ContractID == r.agreed.ID {
			w += 2
		}
		if u.StandardTerms {
			w++
		}
		if w > worth {
			best, worth = &r.known.Uses[i], w
		}
	}
	return best
}
