package wire

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// hiring says of the use of the declared workspace what the law depends on: staff in Germany,
// applicants in Germany.
const hiring = `countersign: 1
organisation: {name: Acme, kinds: [none], works_council: yes}
services:
  - {id: chat, vendor: lumen, name: Lumen Chat, data_processing_service: yes}
uses:
  - id: support
    users_in: [DE]
    people_in: [DE]
    data_classes: [personal]
    our_role: [deployer]
    used_at_workplace: yes
    touches_rights: [hire]
    high_risk_area: [employment]
    high_risk_exception: no
    profiling: yes
    high_risk_product: no
    emotion_or_biometric_categorisation: no
    protected_records: [none]
    voice_or_meeting_recording: no
    accounts_seen_by: us
    vendor_role: [processor]
    data_goes_to: [EU, US]
    controls_input_data: yes
    generates_media: [text]
    output_published: no
    text_on_public_interest: no
    chatbot_with_public: no
    system_changes: [none]
`

// lawOut is what “obligations --json” prints.
type lawOut struct {
	AsOf      string `json:"as_of"`
	Catalogue struct {
		Version string
		AsOf    string `json:"as_of"`
		Old     bool
		LeftOut []string `json:"left_out"`
	}
	Uses []struct {
		ID, Name    string
		Obligations []struct {
			ID, Law, Article, State string
			Since, From             *string
			Why, Missing            []string
			Modifiers               []struct{ ID, Kind, Text string }
			Certainty               string
			Items                   []struct{ ID, State string }
			AskVendor               []string `json:"ask_vendor"`
		}
	}
	AskVendor map[string][]string `json:"ask_vendor"`
	Notices   []struct {
		On      string
		Changes []struct {
			ID      string
			Certain bool
		}
	}
}

func lawOf(t *testing.T, args ...string) (out lawOut, states map[string]string) {
	t.Helper()
	if err := json.Unmarshal([]byte(done(t, append(append([]string{"obligations"}, args...), "--json")...)),
		&out); err != nil {
		t.Fatal(err)
	}
	states = map[string]string{}
	for _, u := range out.Uses {
		for _, d := range u.Obligations {
			states[d.ID] = d.State
			switch {
			case d.Since != nil && *d.Since != "":
				states[d.ID] += " " + *d.Since
			case d.From != nil:
				states[d.ID] += " " + *d.From
			case len(d.Missing) > 0:
				states[d.ID] += " " + strings.Join(d.Missing, ",")
			}
			if d.Why == nil || d.Missing == nil || d.Modifiers == nil || d.Items == nil ||
				d.AskVendor == nil {
				t.Errorf("%s has a list that is null", d.ID)
			}
		}
	}
	return out, states
}

func TestObligationsOfAUseAreComputedFromWhatIsSaidOfIt(t *testing.T) {
	w, dir := furnished(t)
	before, untold := lawOf(t, w, "--as-of", "2026-11-30")
	if len(untold) != 88 || untold["EUAIA-4-1"] != "cannot_be_told jurisdiction" {
		t.Errorf("with nothing said: %d duties, AI literacy %s", len(untold), untold["EUAIA-4-1"])
	}
	for id, state := range untold {
		if strings.HasPrefix(state, "binds") {
			t.Errorf("%s %s with nothing said", id, state)
		}
	}
	if len(before.AskVendor["chat"]) != 0 {
		t.Errorf("a vendor is asked %v with nothing said", before.AskVendor)
	}
	done(t, "apply", w, write(t, dir, "facts.yaml", hiring))
	out, states := lawOf(t, w, "support", "--as-of", "2026-11-30")
	for id, want := range map[string]string{
		"EUAIA-4-1": "binds 2025-02-02", "EUAIA-26-11": "binds_from 2027-12-02",
		"GDPR-22":   "binds 2018-05-25",
		"GDPR-28-3": "binds 2018-05-25", "DE-BETRVG-87-1-6": "binds", "DATAACT-29-1": "binds 2024-01-11",
		"PLD-2024-2853": "binds_from 2026-12-09", "EU-US-DPF": "watch", "CO-1704-1": "does_not_bind",
	} {
		if states[id] != want {
			t.Errorf("%s: got %s, want %s", id, states[id], want)
		}
	}
	if out.Catalogue.Version == "" || out.Catalogue.AsOf != "2026-11-30" || out.Catalogue.Old {
		t.Errorf("the catalogue is %+v", out.Catalogue)
	}
	if len(out.Catalogue.LeftOut) == 0 {
		t.Error("the law that the duties leave out is not named")
	}
	text := done(t, "obligations", w, "support", "--as-of", "2026-11-30")
	for _, said := range []string{
		out.Catalogue.LeftOut[0], "the vendor owes it",
		"2026-12-02: systems that were on the market before 2026-08-02",
	} {
		if !strings.Contains(text, said) {
			t.Errorf("it does not say “%s”:\n%s", said, text)
		}
	}
	asked := out.AskVendor["chat"]
	if sorted := slices.Compact(slices.Sorted(slices.Values(asked))); len(asked) == 0 ||
		len(sorted) != len(asked) {
		t.Errorf("the vendor is asked %d questions, %d different", len(asked), len(sorted))
	}
	days := map[string]bool{}
	for _, n := range out.Notices {
		days[n.On] = true
	}
	if !days["2026-12-02"] || !days["2026-12-09"] || !days["2027-01-12"] {
		t.Errorf("noticed are %v", days)
	}
	if old, _ := lawOf(t, w, "--as-of", "2027-06-01"); !old.Catalogue.Old {
		t.Error("after six months the duties of law are not old")
	}
	if text := done(t, "obligations", w, "--as-of", "2027-06-01"); !strings.Contains(text,
		"more than six months before") {
		t.Errorf("nothing is said about duties grown old:\n%s", text)
	}
}

func TestObligationsShowTheStateOfTheirItems(t *testing.T) {
	w, dir := furnished(t)
	done(t, "apply", w, write(t, dir, "facts.yaml", hiring))
	out, _ := lawOf(t, w, "a", "--as-of", "2026-11-30")
	if len(out.Uses) != 1 || out.Uses[0].ID != "support" {
		t.Fatalf("by the id of its assessment: %+v", out.Uses)
	}
	found := map[string]string{}
	for _, d := range out.Uses[0].Obligations {
		for _, it := range d.Items {
			found[it.ID] = it.State
		}
	}
	if found["S2-LP-DPA"] == "" || found["S2-GC-TRAINING"] == "" || found["S1-GC-TRAINING"] != "" {
		t.Errorf("items are %v", found)
	}
}

func TestObligationsRefuseWhatTheyDoNotKnow(t *testing.T) {
	w, _ := furnished(t)
	refused(t, 4, "no use and no assessment", "obligations", w, "nothing")
	refused(t, 2, "--as-of", "obligations", w, "--as-of", "2026-13-01")
	refused(t, 4, "", "obligations", filepath.Join(t.TempDir(), "none.countersign"))
}
