package intake_test

import (
	"strings"
	"testing"

	"countersign/assessments"
)

func TestAnOldContainerIsToldByWhatItHolds(t *testing.T) {
	wide := func(name string) string {
		return strings.Join(strings.Split(name, ""), "\x00") + "\x00"
	}
	for inside, want := range map[string]string{
		"WordDocument": "old Office format", "EncryptedPackage": "password", "__substg1.0_0037001F": "message of Outlook",
	} {
		file := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 3000) + wide(inside) + strings.Repeat("\x00", 3000)
		_, err := read("terms.msg", []byte(file))
		if assessments.KindOf(err) != assessments.Refused || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", inside, err)
		}
	}
}
