package terms_test

import (
	"slices"
	"testing"

	"countersign/assessments"
	"countersign/assessments/terms"
)

// TestADocumentOfOneSubjectIsSilentOnTheOthers holds the finder to what whole documents speak to. They
// are invented.
func TestADocumentOfOneSubjectIsSilentOnTheOthers(t *testing.T) {
	lex := shipped(t)
	for name, doc := range map[string]struct {
		text   assessments.Text
		speaks []assessments.Topic
		may    []assessments.Topic // where careful readers could differ
	}{
		"a non-disclosure agreement": {
			agreement(
				"# Mutual Non-Disclosure Agreement",
				"The parties wish to explore a business relationship and will exchange information for that purpose only.",
				"# Confidential Information",
				"Confidential Information is what one party discloses to the other and marks as confidential or what is confidential by its nature. It does not include information that is or becomes public through no fault of the recipient.",
				"The recipient will use Confidential Information only for the purpose stated above and will not disclose it to anyone except employees and advisers who need to know it and are bound by like obligations.",
				"# Return",
				"Within thirty days of a request the recipient will return or destroy the Confidential Information and confirm that it has done so.",
				"# Term",
				"This agreement runs for two years. Either party may end it by giving thirty days' notice in writing.",
				"# General",
				"Neither party is obliged to enter into any further agreement. This agreement is governed by the laws of Ireland and may be changed only in writing signed by both parties.",
			),
			[]assessments.Topic{
				"confidentiality", "governing_law", "termination_data_return",
				"change_of_terms",
			},
			[]assessments.Topic{"retention_deletion", "third_party_sharing"},
		},
		"a service level agreement": {agreement(
			"# Availability",
			"The Supplier will keep the Service available for 99.5% of each month, scheduled maintenance excepted.",
			"# Support",
			"Requests of the first priority receive a response within one hour, all others within one business day.",
			"# Credits",
			"Where availability is missed, the Customer receives a credit of five percent of the monthly fee for each full percent. Credits are the Customer's sole remedy for missed availability.",
			"The Customer claims a credit within thirty days of the end of the month, with the times at which the Service could not be reached.",
		), []assessments.Topic{"sla_availability", "liability_limit"}, nil},
		"an order form": {agreement(
			"# Order Form 7",
			"Two hundred seats of the Business plan from 1 March for twenty-four months. Fees are invoiced yearly in advance and payable within thirty days.",
			"Training: two sessions for administrators, held remotely. Travel, where agreed, is charged at cost.",
			"The Customer keeps its address and billing contact accurate and up to date. Prices do not include taxes.",
			"The Customer may be named as a reference, and its logo shown, after it has approved the wording.",
			"Signed for the Customer and for the Supplier by their representatives.",
		), nil, nil},
		"a data processing addendum": {agreement(
			"# Processing",
			"The Processor processes Personal Data only on the documented instructions of the Controller.",
			"# Staff", "Persons authorised to process Personal Data are bound to confidentiality.",
			"# Sub-processors", "The Controller authorises the Sub-processors in Annex 2. The Processor announces new ones thirty days ahead and the Controller may object.",
			"# Security", "The Processor takes the technical and organisational measures of Annex 1 and reports any personal data breach within 48 hours.",
			"# Transfers", "Personal Data is not transferred to a third country unless the Standard Contractual Clauses apply.",
			"# End", "After the end of the services the Processor deletes or returns all Personal Data within sixty days.",
			"# Data subjects", "The Processor helps the Controller to answer requests of data subjects, who are employees and customers of the Controller, to correct inaccurate data.",
		), []assessments.Topic{
			"training_use", "confidentiality", "third_party_sharing", "security_audit",
			"data_location", "retention_deletion", "termination_data_return",
		}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			for _, tr := range terms.Find(doc.text, lex, terms.Options{}).Topics {
				if slices.Contains(doc.may, tr.Topic) {
					continue
				}
				if want := slices.Contains(doc.speaks, tr.Topic); want == tr.Silent {
					t.Errorf("%s: silent is %v: %+v", tr.Topic, tr.Silent, tr.Passages)
				}
			}
		})
	}
}
