package proposal

import (
	"cmp"
	"regexp"
	"strings"

	"countersign/assessments"
)

// vendor proposes whose paper it is: a company on record, or a new one.
func (r *reading) vendor() {
	said := r.says.Provider
	if r.chosenVendor() {
		return
	}
	if said == nil {
		r.unnamedVendor()
		return
	}
	r.out.Legal = oneLine(said.Value)
	for i, v := range r.known.Vendors {
		if sameCompany(v.LegalName, said.Value) || sameCompany(v.Name, said.Value) {
			r.ofVendor = &r.known.Vendors[i]
			r.stated(fieldVendor, said, v.Name)
			return
		}
	}
	f := carried(Fact{Field: fieldVendor, Value: shortName(r.out.Legal), Sure: Stated}, said)
	if v := r.named(); v != nil {
		r.ofVendor = v
		f.Value, f.Sure = v.Name, Unsure
		f.Why = "The text names " + r.out.Legal + " as the company; " + v.Name +
			" on record is named in the title or the file's name."
	}
	r.add(f)
}

// chosenVendor takes the vendor that the person said; false where none was.
func (r *reading) chosenVendor() bool {
	for i, v := range r.known.Vendors {
		if v.ID != r.Vendor || r.Vendor == "" {
			continue
		}
		r.ofVendor = &r.known.Vendors[i]
		f := carried(Fact{Field: fieldVendor, Value: v.Name, Sure: Derived, Why: "Chosen by you."},
			r.says.Provider)
		if said := r.says.Provider; said != nil {
			f.Sure, f.Why = Stated, ""
			if !sameCompany(v.LegalName, said.Value) && !sameCompany(v.Name, said.Value) {
				f.Sure, f.Why = Unsure, "Chosen by you; the text names "+oneLine(said.Value)+
					" as the company."
			}
		}
		r.add(f)
		return true
	}
	return false
}

// unnamedVendor proposes a vendor for a paper that names no company.
func (r *reading) unnamedVendor() {
	f := Fact{Field: fieldVendor, Sure: Unsure}
	if v := r.named(); v != nil {
		r.ofVendor = v
		f.Value = v.Name
		f.Why = "The text names no company; " + v.Name + " is named in the title or the file's name."
		r.add(f)
		return
	}
	if f.Value = beforeKind(r.title0()); f.Value == "" {
		f.Value = beforeKind(nameOfFile(r.Name))
	}
	f.Why = "The text names no company; this is from the title or the file's name."
	if f.Value == "" {
		f.Sure, f.Why = Missing, "The text names no company: say whose paper it is."
	}
	r.add(f)
}

func (r *reading) title0() string {
	if r.says.Title == nil {
		return ""
	}
	return oneLine(r.says.Title.Value)
}

// named is the one vendor on record that the title or the file's name has; nil where it is none or several.
func (r *reading) named() *assessments.Vendor {
	title, file := fold(r.title0()), fold(stem(r.Name))
	var found *assessments.Vendor
	for i, v := range r.known.Vendors {
		name := fold(v.Name)
		if hasWords(title, name) || hasWords(file, name) {
			if found != nil {
				return nil
			}
			found = &r.known.Vendors[i]
		}
	}
	return found
}

// kindBegins is where a title goes on to say what kind of paper it is.
var kindBegins = regexp.MustCompile(
	`(?i)(?:[\s–—:-]+|^)(?:general|corporate|customer|enterprise|master|cloud|online|` +
		`business|supplemental|additional|product|service|services|subscription|software|terms|conditions|` +
		`agreement|order|privacy|cookie|data|acceptable|usage|addendum|dpa|sla|aup|msa|tos|eula|policy|` +
		`policies|ai|statement|notice|exhibit|schedule|annex|standard|global|website|e-business)\b`)

// beforeKind is what a title says before the kind of paper: “GitHub Copilot Product Terms” is “GitHub
// Copilot”. "" where that is no name.
func beforeKind(title string) string {
	at := kindBegins.FindStringIndex(title)
	if at == nil {
		return ""
	}
	s := strings.Trim(title[:at[0]], " ,’'“”\"|·:")
	s = strings.TrimSuffix(strings.TrimSuffix(s, "’s"), "'s")
	if n := len(strings.Fields(s)); n == 0 || n > 4 || strings.ToLower(s) == s {
		return ""
	}
	return s
}

// service proposes what the paper is about.
func (r *reading) service() {
	title := fold(r.title0() + " " + stem(r.Name))
	var ours []*assessments.Service
	for i, s := range r.known.Services {
		if r.ofVendor == nil || s.VendorID != r.ofVendor.ID {
			continue
		}
		ours = append(ours, &r.known.Services[i])
		if hasWords(title, fold(s.Name)) {
			r.ofService = &r.known.Services[i]
			r.add(Fact{
				Field: fieldService, Value: s.Name, Sure: Derived,
				Why: "On record, and named in the title or the file's name.",
			})
			return
		}
	}
	vendor := r.out.Fact(fieldVendor).Value
	switch name := beforeKind(r.title0()); {
	case len(ours) == 1:
		r.ofService = ours[0]
		r.add(Fact{Field: fieldService, Value: ours[0].Name, Sure: Derived, Why: "The only service of " +
			r.ofVendor.Name + " on record."})
	case len(ours) > 1:
		r.add(Fact{
			Field: fieldService, Sure: Unsure,
			Why: "Several services of " + r.ofVendor.Name +
				" are on record, and the title names none of them.",
		})
	case name != "" && fold(name) != fold(vendor) && !sameCompany(name, r.out.Legal):
		r.add(Fact{
			Field: fieldService, Value: name, Sure: Unsure, Quote: r.says.Title.Quote,
			Start: r.says.Title.Start, End: r.says.Title.End, Why: "From the title.",
		})
	case vendor == "":
		r.add(Fact{Field: fieldService, Sure: Missing})
	default:
		r.add(Fact{
			Field: fieldService, Value: vendor, Sure: Unsure,
			Why: "Called like the vendor: the title names no service.",
		})
	}
}

// contract proposes the contract that the paper belongs to.
func (r *reading) contract() {
	if !r.as.Contractual() {
		r.add(Fact{Field: fieldContract, Sure: Derived, Why: "Outside any contract: a paper of this kind " +
			"binds no one by itself."})
		return
	}
	title := r.out.Fact(fieldTitle).Value
	var ours []*assessments.Contract
	for i, c := range r.known.Contracts {
		if r.ofVendor == nil || c.VendorID != r.ofVendor.ID {
			continue
		}
		ours = append(ours, &r.known.Contracts[i])
		if fold(c.Name) == fold(title) {
			r.agreed = &r.known.Contracts[i]
			r.add(Fact{
				Field: fieldContract, Value: c.Name, Sure: Derived,
				Why: "On record under this title.",
			})
			return
		}
	}
	switch len(ours) {
	case 0:
		r.add(Fact{
			Field: fieldContract, Value: r.withVendor(title), Sure: Derived,
			Why: "A new contract, called as its paper: none with this vendor is on record.",
		})
	case 1:
		r.agreed = ours[0]
		r.add(Fact{
			Field: fieldContract, Value: ours[0].Name, Sure: Derived,
			Why: "The only contract with " + r.ofVendor.Name + " on record.",
		})
	default:
		r.add(Fact{
			Field: fieldContract, Sure: Unsure,
			Why: "Several contracts with " + r.ofVendor.Name + " are on record: say which one.",
		})
	}
}

// withVendor is a title that says whose paper it is.
func (r *reading) withVendor(title string) string {
	vendor := r.out.Fact(fieldVendor).Value
	if first, _, _ := strings.Cut(fold(vendor), " "); hasWords(fold(title), first) {
		return title
	}
	return oneLine(vendor + " " + title)
}

// signing proposes which of our companies signs: the customer that the paper names, compared with our
// own names.
func (r *reading) signing() {
	said := r.says.Customer
	if said == nil {
		r.add(Fact{Field: fieldSigning, Sure: Missing, Why: "The text names no customer."})
		return
	}
	own := r.known.OwnNames()
	f := carried(Fact{Field: fieldSigning, Value: oneLine(said.Value), Sure: Unsure}, said)
	for _, name := range own {
		if sameCompany(name, said.Value) {
			f.Sure = Stated
		}
	}
	switch {
	case f.Sure == Stated:
	case len(own) == 0:
		f.Why = "No name of your organisation is on record, so it cannot be compared."
	default:
		f.Why = "Not a name of yours on record: " + strings.Join(own, ", ") + "."
	}
	r.add(f)
}

// OwnNames are the names of the organisation: its own and those of its companies that signed a contract.
func (k *Known) OwnNames() []string {
	var out []string
	seen := map[string]bool{"": true}
	note := func(name string) {
		if !seen[fold(name)] {
			seen[fold(name)] = true
			out = append(out, name)
		}
	}
	note(k.Organisation.Name)
	for _, c := range k.Contracts {
		note(c.SigningEntity)
	}
	return out
}

// sameDocument is the document on record of which the paper is a new version; "" where it is none.
func (r *reading) sameDocument() string {
	if r.ofVendor == nil {
		return ""
	}
	vendor, title := fold(r.ofVendor.Name), fold(r.out.Fact(fieldTitle).Value)
	bare := func(name string) string { // without the vendor's name at its beginning
		return cmp.Or(strings.TrimPrefix(name, vendor+" "), name)
	}
	found := ""
	for _, d := range r.known.Papers {
		if d.VendorID != r.ofVendor.ID || d.Type != r.as || bare(fold(d.Name)) != bare(title) {
			continue
		}
		if found != "" {
			return ""
		}
		found = d.ID
	}
	return found
}
