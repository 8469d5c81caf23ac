package assessments_test

import (
	"testing"

	"countersign/assessments"
)

func TestANameIsFoldedHoweverItIsTyped(t *testing.T) {
	for _, typed := range []string{
		"PetraAnselm", "Pe-tra Anselm", "Petra An selm", "AnselmPetra", "Petra Anse1m", "P3tra Anselm",
		"𝐏etra Anselm",
		"Pᴇtra Anselm", "Petra Anselⅿ", "Petra Ans℮lm", "Petra Ⲁnselm", "Petra ᎪnseIm", "mlesnA arteP",
		"ⓅetrⒶ Anselm",
		"🄿etra Anselm", "Petra ꓮnselm", "Petra 𝛢nselm", "Ṗetra Ânselm", "Petra Anse|m",
		"Pеtrа Anѕelm", "Petra\u2060Anselm", "P\u200betra Anselm", "P.etra Anselm", "Petra’s Anselm",
		"Petra An5elm", "Petra Anselrn", "Petra Anselɱ", "Pe†ra Anselm", "Pe+ra Anselm", "Petra Anselᶆ",
	} {
		if !assessments.SamePerson(typed, "Petra Anselm") || !assessments.SamePerson("Petra Anselm", typed) {
			t.Errorf("%q passes for another person than Petra Anselm", typed)
		}
	}
	for _, pair := range [][2]string{
		{"Jörg Müller", "Joerg Mueller"},
		{"Jörg Müller", "Jorg Muller"},
		{"Eva Weiß", "Eva Weiss"},
		{"Søren Åberg", "Soeren Aaberg"},
		{"Olaf Stein", "0laf Stein"},
		{"Ian Chen", "lan Chen"},
		{"Phil Ives", "Phi1 Ives"},
		{"Phil Ives", "Ph1l Ives"},
		{"Sofia Fink", "Soﬁa Fink"},
	} {
		if !assessments.SamePerson(pair[0], pair[1]) || !assessments.SamePerson(pair[1], pair[0]) {
			t.Errorf("%q and %q are taken for two people", pair[0], pair[1])
		}
	}
}

func TestAPartOfANameMayBeThePerson(t *testing.T) {
	for _, typed := range []string{
		"Petra", "Anselm", "Frau Anselm", "Dr. Anselm", "Herr Prof. Anselm", "ANSELM (coo)", "Petra's deputy",
		"Anse1m",
		"Helga Brandt (for Petra Anselm)", "Helga Brandt (PetraAnselm)", "Helga Brandt/PetraAnselm",
		"i.V. Anselm",
		"Office of Petra Anselm", "deputy of Anselm", "P.", "PA", "P. A.", "Pe tra Anselm, COO",
		"xPetraAnselmx",
		"p.p. Petra Anselm", "Anselm, Petra Maria",
	} {
		if !assessments.MayBeSamePerson(typed, "Petra Anselm") ||
			!assessments.MayBeSamePerson("Petra Anselm", typed) {
			t.Errorf("%q passes for another person than Petra Anselm", typed)
		}
	}
}

func TestReallyDifferentPeopleStayApart(t *testing.T) {
	for _, pair := range [][2]string{
		{"Anna Li", "Annali Ho"},
		{"Peter Anselm", "Petra Anselm"},
		{"Petra Anselm", "Petra Brandt"},
		{"Anna Li", "Hannali Berg"},
		{"Amy Berg", "May Berg"},
		{"Per Anselm", "Petra Anselm"},
		{"Das Gupta", "Anil Gupta"},
		{"Le Anh", "Anh Tran"},
		{"Li Du", "Li Wei"},
		{"Lars Moritz", "Lene Moritz"},
		{"Frau Petra Brandt", "Petra Anselm"},
		{"Helga Brandt", "Petra Anselm"},
		{"Dr. Helga Anselm", "Dr. Petra Anselm"},
		{"Helga (legal)", "Petra (legal)"},
		{"Desk 7", "Desk 8"},
		{"Desk 7", "Desk 70"},
		{"Kim Min", "Kim Jun"},
		{"Ada", "Ida"},
		{"Joe King", "Jo Kingsley"},
		{"Ann Marie Poe", "Anne Roe"},
		{"Rosa Lind", "Rosalind Marr"},
		{"Mark Us", "Marcus Ott"},
		{"李 明", "李 华"},
		{"李 明", "李 明华"},
		{"Анна Мориц", "Лена Мориц"},
		{"Nora Berg", "Lena Berg"},
		{"Ole Olsen", "Olga Olsen"},
		{"Sam Smith", "Pam Smythe"},
		{"John Smith", "Jane Smith"},
		{"Maria Garcia", "Mario Grau"},
		{"Tom Hanks", "Tim Hanse"},
		{"Eva Klein", "Evelyn Kleinert"},
		{"Anna Berg", "Anna Bergmann"},
		{"Max Stein", "Max Steiner"},
		{"An Nguyen", "Anh Ngo"},
		{"Al Gore", "Alan Moore"},
		{"Ed Wood", "Edwood Pine"},
		{"Lee Ann Poe", "Leon Poe"},
		{"Anna B. Berg", "Anna C. Berg"},
		{"Ben Ali", "Beni Al"},
		{"Jan Meyer", "Jan Meier"},
		{"Petra Anseln", "Petra Anselm"},
		{"Michael Berg", "Michal Berg"},
		{"Chris Hofmann", "Chris Hoffmann"},
		{"Petra Ansellm", "Petra Anselm"},
		{"Petra Anslem", "Petra Anselm"},
		{"Petra Aenselm", "Petra Anselm"},
		{"Petra Anßelm", "Petra Anselm"},
	} {
		if assessments.MayBeSamePerson(pair[0], pair[1]) || assessments.MayBeSamePerson(pair[1], pair[0]) {
			t.Errorf("%q is taken for %q", pair[0], pair[1])
		}
	}
}

func TestNearlyTheSameNameIsRemarked(t *testing.T) {
	for _, pair := range [][2]string{
		{"Jan Meyer", "Jan Meier"},
		{"Petra Anseln", "Petra Anselm"},
		{"Petra Anslem", "Petra Anselm"},
		{"Petra Aenselm", "Petra Anselm"},
		{"Petra Anßelm", "Petra Anselm"},
		{"Anseln, Petra", "Petra Anselm"},
		{"Dr. Petra Anseln", "Petra Anselm"},
		{"Chris Hofmann", "Chris Hoffmann"},
	} {
		if !assessments.NearlySamePerson(pair[0], pair[1]) ||
			!assessments.NearlySamePerson(pair[1], pair[0]) {
			t.Errorf("nothing is said of %q and %q", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]string{
		{"Petra Anselm", "Petra Anselm"},
		{"Peter Anselm", "Petra Anselm"},
		{"Ada", "Ida"},
		{"Li Wu", "Li Xu"},
		{"", "Petra"},
		{"Petra Anselm", "Petra Anesml"},
		{"Petra Anselm", "Petra Ansel mmm"},
		{"Petra", "Petra Anselm"},
	} {
		if assessments.NearlySamePerson(pair[0], pair[1]) {
			t.Errorf("%q is remarked on beside %q", pair[0], pair[1])
		}
	}
}

func TestWordsThatNameNobody(t *testing.T) {
	for _, name := range []string{
		"The requester", "same", "nobody", "n/a", "N.A.", "na", "tbd", "T.B.D.", "to be decided", "deputy",
		"the deputy", "-",
		"???", "x", "xx", "xXx", "no one", "none", "same as above", "me", "not applicable", "Niemand",
		"selbst",
		"derselbe", "wie oben derselbe", "le demandeur", "personne", "Frau", "ｓａｍｅ", "s\u200bame", "n0body",
		"not named anyone",
		"requester (legal)", "(legal)", "7",
	} {
		if !assessments.NamesNobody(name) {
			t.Errorf("%q passes for a name", name)
		}
	}
	for _, name := range []string{
		"", "Petra Anselm", "Will Self", "Le Na", "Na Li", "No Un", "An Le", "Ida", "Ed", "Bo", "李明", "李",
		"Procurement",
		"Board of directors", "CISO", "Desk 7", "L. M.", "Nobody Owens", "Per", "Max Test", "Анна",
		"Rita (legal)", "Deputy CISO",
	} {
		if assessments.NamesNobody(name) {
			t.Errorf("%q is taken for nobody", name)
		}
	}
}
