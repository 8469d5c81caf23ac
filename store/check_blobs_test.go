package store_test

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"countersign/store"
)

func TestAFileStaysWhileARecordThatWasNotPurgedNamesIt(t *testing.T) {
	workspace := stocked(t, 1000)
	planted := fmt.Sprintf("%x", sha256.Sum256([]byte("planted")))
	insert := fmt.Sprintf(`INSERT INTO "blob" ("id", "sha256", "size", "linked") VALUES (9000, '%[1]s', 7, 1);
		INSERT INTO "chunk" ("blob", "position", "digest", "bytes") VALUES (9000, 0, '%[1]s', cast('planted' AS BLOB))`, planted)
	purged := func(noun string) string {
		return fmt.Sprintf(`UPDATE "%s" SET "purged_on" = '2026-01-01'`, noun)
	}
	for _, tc := range []struct{ query, says string }{
		{purged("version"), ""},
		{purged("revision"), ""},
		{purged("version") + "; " + purged("revision"), "every record that names it was purged"},
		{insert, "no event of the journal names it"},
	} {
		damage, err := damageAfter(t, workspace, statement(tc.query), store.Options{ReadOnly: true})
		said := ""
		for _, d := range damage {
			if strings.HasPrefix(d.Place, "blob ") {
				said += d.Message
			}
		}
		if err != nil || !strings.Contains(said, tc.says) || (tc.says == "") != (said == "") {
			t.Errorf("%s: of the file it says %q, want %q; %v", tc.query, said, tc.says, err)
		}
	}
}
