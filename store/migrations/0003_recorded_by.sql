-- Who recorded a record beside whom it names, how an item was tested and reviewed, the form of a state hash, the
-- seal id of a pack, and two limits of the organisation. What older records say of these is filled in by the
-- program in the same transaction, with an event of its own (store/migrate_recorded.go).

ALTER TABLE "organisation" ADD COLUMN "least_coverage" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "organisation" ADD COLUMN "exception_months" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "answer" ADD COLUMN "confirmed_on" TEXT NOT NULL DEFAULT '';
ALTER TABLE "answer" ADD COLUMN "tested_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE "answer" ADD COLUMN "tested_on" TEXT NOT NULL DEFAULT '';
ALTER TABLE "answer" ADD COLUMN "procedure" TEXT NOT NULL DEFAULT '';
ALTER TABLE "answer" ADD COLUMN "population" TEXT NOT NULL DEFAULT '';
ALTER TABLE "answer" ADD COLUMN "sample" TEXT NOT NULL DEFAULT '';
ALTER TABLE "answer" ADD COLUMN "exceptions_found" TEXT NOT NULL DEFAULT '';
ALTER TABLE "answer" ADD COLUMN "period_from" TEXT NOT NULL DEFAULT '';
ALTER TABLE "answer" ADD COLUMN "period_to" TEXT NOT NULL DEFAULT '';
ALTER TABLE "answer" ADD COLUMN "reviewed_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE "answer" ADD COLUMN "reviewed_on" TEXT NOT NULL DEFAULT '';
ALTER TABLE "answer" ADD COLUMN "review_recorded_by" TEXT NOT NULL DEFAULT '';

ALTER TABLE "decision" ADD COLUMN "state_form" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "decision" ADD COLUMN "coverage" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "decision" ADD COLUMN "recorded_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE "decision" ADD COLUMN "recorded_at" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "decision" ADD COLUMN "revoked_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE "decision" ADD COLUMN "revoked_on" TEXT NOT NULL DEFAULT '';

ALTER TABLE "signoff" ADD COLUMN "state_form" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "signoff" ADD COLUMN "recorded_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE "signoff" ADD COLUMN "recorded_at" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "signoff" ADD COLUMN "revoked_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE "signoff" ADD COLUMN "revoked_on" TEXT NOT NULL DEFAULT '';

ALTER TABLE "condition" ADD COLUMN "closed_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE "condition" ADD COLUMN "closed_reason" TEXT NOT NULL DEFAULT '';
ALTER TABLE "condition" ADD COLUMN "close_recorded_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE "condition" ADD COLUMN "recorded_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE "condition" ADD COLUMN "recorded_at" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "exception" ADD COLUMN "requested_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE "exception" ADD COLUMN "requested_on" TEXT NOT NULL DEFAULT '';
ALTER TABLE "exception" ADD COLUMN "renews" TEXT REFERENCES "exception" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "exception" ADD COLUMN "recorded_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE "exception" ADD COLUMN "recorded_at" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "exception" ADD COLUMN "approval_recorded_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE "exception" ADD COLUMN "approval_recorded_at" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "exception" ADD COLUMN "revoked_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE "exception" ADD COLUMN "revoked_on" TEXT NOT NULL DEFAULT '';
CREATE INDEX "exception_by_renews" ON "exception" ("renews");

ALTER TABLE "pack" ADD COLUMN "seal_id" TEXT NOT NULL DEFAULT '';

-- What was purged and is not yet overwritten on the disk, by the newest journal event of that time: its bytes may
-- still be in free pages, in the search's lists or in the log. A row is removed once they are overwritten, by the
-- next opening if the program was killed.
CREATE TABLE "erasure" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "event" INTEGER NOT NULL
) STRICT;

-- What is derived is believed only with an HMAC-SHA256 under a secret that the user's profile keeps on this
-- computer; without it figures are computed, and texts are read from their files, again.
ALTER TABLE "summary" ADD COLUMN "mac" TEXT NOT NULL DEFAULT '';
ALTER TABLE "text" ADD COLUMN "mac" TEXT NOT NULL DEFAULT '';
