package assessments

import "strings"

// longestPurpose is how many letters of a purpose stand in the name of an assessment.
const longestPurpose = 60

// NameOf proposes what an assessment is called: “Lumen Chat: Drafting answers to customers”. The use is
// in it because a service has several, and their assessments are decided one by one.
func NameOf(s Service, u Use) string {
	purpose := strings.Join(strings.Fields(u.Purpose), " ")
	if purpose == "" {
		return s.Name
	}
	if r := []rune(purpose); len(r) > longestPurpose {
		cut := string(r[:longestPurpose])
		if at := strings.LastIndex(cut, " "); at > longestPurpose/2 {
			cut = cut[:at]
		}
		purpose = strings.TrimRight(cut, " ,.;:") + "…"
	}
	return s.Name + ": " + purpose
}
