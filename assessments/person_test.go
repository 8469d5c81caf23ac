package assessments_test

import (
	"testing"

	"countersign/assessments"
)

func TestSamePerson(t *testing.T) {
	for _, same := range [][2]string{
		{"Rita Blume", "Rita Blume (business_owner)"},
		{"Rita Blume", "rita  BLUME"},
		{"Rita Blume", "Rita\u00a0Blume"},
		{"Rita Blume", "Rita\u200b Blume\u200d"},
		{"Rita Blume", "\u202eRita Blume"},
		{"Rita Blume", "Blume, Rita"},
		{"Rita Blume", "Blume,Rita (legal)"},
		{"Rita Blume", "Rita-Blume"},
		{"Rita Blume", "Rita\u2003Blume\u00a0(dpo)"},
		{"Rita Blume", "Ｒｉｔａ Ｂｌｕｍｅ"},
		{"José Núñez", "Jose\u0301 Nu\u0301n\u0303ez"},
		{"José Núñez", "Jose Nunez"},
		{"Rita Blume", "Ritа Вlumе"}, // Cyrillic а, В, е
		{"Sean O’Brien", "Sean O'Brien"},
		{"Sean O’Brien", "Sean OBrien"},
		{"Sean O’Brien", "Sean OʼBrien"},
		{"Sean O’Brien", "Sean O`Brien"},
		{"Sean O’Brien", "Sean O´Brien"},
		{"", "  "},
	} {
		if !assessments.SamePerson(same[0], same[1]) || !assessments.SamePerson(same[1], same[0]) {
			t.Errorf("%q and %q are taken for two people", same[0], same[1])
		}
	}
	for _, other := range [][2]string{
		{"Rita Blume", "Rita Blum"},
		{"Rita Blume", "Rita"},
		{"Rita Blume", ""},
		{"Rita Blume", "Rita Maria Blume"},
		{"Ada", "Ida"},
		{"Ada (legal)", "Bea (legal)"},
		{"Desk 7", "Desk 8"},
		{"ﾀﾅｶ", "ｽｽﾞｷ"}, // letters behind the full-width forms of ASCII
	} {
		if assessments.SamePerson(other[0], other[1]) {
			t.Errorf("%q and %q are taken for one person", other[0], other[1])
		}
	}
}

func TestMayBeSamePerson(t *testing.T) {
	for _, name := range []string{
		"Lene Moritz", "Lene Moritz, COO", "Dr. Lene Moritz", "Lene M. Moritz", "Moritz, Lene",
		"Lene Moritz <l@example.org>",
		"Lene Moritz/Helga Brandt", "Helga Brandt for Lene Moritz", "LENE MORITZ (coo)",
	} {
		if !assessments.MayBeSamePerson(name, "Lene Moritz") ||
			!assessments.MayBeSamePerson("Lene Moritz", name) {
			t.Errorf("%q passes for another person than Lene Moritz", name)
		}
	}
	for _, name := range []string{"Lene Brandt", "Helga Brandt", ""} {
		if assessments.MayBeSamePerson(name, "Lene Moritz") {
			t.Errorf("%q is taken for Lene Moritz", name)
		}
	}
	if !assessments.MayBeSamePerson("Ada", "ada (legal)") {
		t.Error("a single name is not its own")
	}
}

func TestMayBeSamePersonByInitials(t *testing.T) {
	for _, pair := range [][2]string{
		{"L. Moritz", "Lene Moritz"},
		{"L Moritz", "Lene Moritz (coo)"},
		{"Moritz, L.", "Lene Moritz"},
		{"Lene M.", "Lene Moritz"},
		{"L. M.", "Lene Moritz"},
		{"L. Moritz", "Lene Karin Moritz"},
		{"L. K. Moritz", "Lene Karin Moritz"},
		{"L. Karin Moritz", "Lene K. Moritz"},
		{"J.-P. Roux", "Jean-Pierre Roux"},
		{"Л. Мориц", "Лена Мориц"},
		{"É. Roux", "Eve Roux"},
		{"Dr. L. Moritz, COO", "Lene Moritz"},
		{"L. Moritz", "Dr. Lene Moritz"},
		{"AM Ott", "Anna Maria Ott"},
		{"Dr AM Ott", "Anna Maria Ott"},
		{"Ott, AM", "Anna Maria Ott"},
		{"JL Picard", "Jean-Luc Picard"},
		{"Th. Mann", "Thomas Mann"},
		{"Chr. Meier", "Christian Meier"},
		{"Chr Meier", "Christoph Meier"},
		{"Wm. Smith", "William Smith"},
		{"Alex Fox", "Alexander Fox"},
		{"Alex. Fox", "Alexander Fox"},
		{"Ad. Lovelace", "Ada Lovelace"},
		{"Lovelace, Ad.", "Ada Lovelace"},
		{"alovelace", "Ada Lovelace"},
		{"alovelace@x.com", "Ada Lovelace"},
		{"a.lovelace@x.com", "Ada Lovelace"},
		{"lovelacea", "Ada Lovelace"},
		{"amott (legal)", "Anna Maria Ott"},
		{"Ada Lovelæce", "Ada Lovelace"},
		{"Δda Lovelace", "Ada Lovelace"},
		{"Λda Lovelace", "Ada Lovelace"},
		{"Ada Ⱡovelace", "Ada Lovelace"},
	} {
		if !assessments.MayBeSamePerson(pair[0], pair[1]) || !assessments.MayBeSamePerson(pair[1], pair[0]) {
			t.Errorf("%q passes for another person than %q", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]string{
		{"K. Moritz", "Lene Moritz"},
		{"L. Moritz", "Lene Brandt"},
		{"Lars Moritz", "Lene Moritz"},
		{"L. L. Moritz", "Lene Karin Moritz"},
		{"Anna B. Berg", "Anna C. Berg"},
		{"Anna B. Berg", "Anna Carla Berg"},
		{"Le Moritz", "Lene Moritz"}, // two letters are no initial
		{"李 明", "李 明华"},              // no capitals, no initials
		{"Desk 7", "Desk 70"},
		{"Ida Berg", "Ida Bergmann"}, // a family name is not cut off
		{"Anna Ng", "Anna Nguyen"},
		{"Al Fox", "Anna Fox"},
		{"Anna Ott", "Anna Maria Otter"},
		{"Jan Berg", "Jana Berg"},
		{"Ed. Fox", "Alexander Fox"},
		{"bmott", "Anna Maria Ott"},
		{"abc@x.com", "Ada Lovelace"},
	} {
		if assessments.MayBeSamePerson(pair[0], pair[1]) || assessments.MayBeSamePerson(pair[1], pair[0]) {
			t.Errorf("%q is taken for %q", pair[0], pair[1])
		}
	}
}
