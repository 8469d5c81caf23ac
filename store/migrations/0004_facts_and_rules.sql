-- Facts on which the law depends, of a use, of its service and of the organisation. An empty value is "not said".

ALTER TABLE "organisation" ADD COLUMN "kinds" TEXT NOT NULL DEFAULT '';
ALTER TABLE "organisation" ADD COLUMN "works_council" TEXT NOT NULL DEFAULT '';

ALTER TABLE "service" ADD COLUMN "data_processing_service" TEXT NOT NULL DEFAULT '';

ALTER TABLE "use" ADD COLUMN "users_in" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "people_in" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "our_role" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "used_at_workplace" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "touches_rights" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "high_risk_area" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "high_risk_exception" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "profiling" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "high_risk_product" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "emotion_or_biometric_categorisation" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "protected_records" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "voice_or_meeting_recording" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "accounts_seen_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "vendor_role" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "data_goes_to" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "controls_input_data" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "generates_media" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "output_published" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "text_on_public_interest" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "deep_fakes" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "text_review" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "chatbot_with_public" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "system_changes" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "critical_or_important_function" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "on_market_since" TEXT NOT NULL DEFAULT '';
ALTER TABLE "use" ADD COLUMN "begun_earlier" TEXT NOT NULL DEFAULT '';

ALTER TABLE "answer" ADD COLUMN "walk_away" INTEGER NOT NULL DEFAULT 0;

-- What is said of the responsibilities of a use in scope 3, 4 or 5.
CREATE TABLE "responsibility" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "use" TEXT REFERENCES "use" ("id") DEFERRABLE INITIALLY DEFERRED,
  "responsibility" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT '',
  "taken_care_of_by" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT '',
  "day" TEXT NOT NULL DEFAULT '',
  "recorded_by" TEXT NOT NULL DEFAULT '',
  "recorded_at" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "responsibility_by_use" ON "responsibility" ("use");

-- Figures of an assessment computed for one state: a cache, one column a figure. form is that of the columns and
-- of the rules by which they were computed; what was kept in another form is computed again. digest is a SHA-256 of
-- all figures of the assessment, those of its disciplines too.
DROP TABLE "summary";
CREATE TABLE "summary" (
  "assessment" TEXT PRIMARY KEY NOT NULL,
  "key" TEXT NOT NULL DEFAULT '',
  "form" TEXT NOT NULL DEFAULT '',
  "digest" TEXT NOT NULL DEFAULT '',
  "mac" TEXT NOT NULL DEFAULT '',
  "holds_from" TEXT NOT NULL DEFAULT '',
  "holds_until" TEXT NOT NULL DEFAULT '',
  "name" TEXT NOT NULL DEFAULT '',
  "vendor" TEXT NOT NULL DEFAULT '',
  "service" TEXT NOT NULL DEFAULT '',
  "use_id" TEXT NOT NULL DEFAULT '',
  "use" TEXT NOT NULL DEFAULT '',
  "scope" INTEGER NOT NULL DEFAULT 0,
  "status" TEXT NOT NULL DEFAULT '',
  "tier" TEXT NOT NULL DEFAULT '',
  "next_review" TEXT NOT NULL DEFAULT '',
  "approved_until" TEXT NOT NULL DEFAULT '',
  "scored" INTEGER NOT NULL DEFAULT 0,
  "score" INTEGER,
  "coverage" INTEGER NOT NULL DEFAULT 0,
  "band_low" INTEGER NOT NULL DEFAULT 0,
  "band_high" INTEGER NOT NULL DEFAULT 0,
  "word" TEXT NOT NULL DEFAULT '',
  "capped" TEXT NOT NULL DEFAULT '',
  "blocks_approval" TEXT NOT NULL DEFAULT '',
  "deal_breakers" INTEGER NOT NULL DEFAULT 0,
  "walk_aways_reached" INTEGER NOT NULL DEFAULT 0,
  "stale" INTEGER NOT NULL DEFAULT 0,
  "state_hash" TEXT NOT NULL DEFAULT '',
  "standing" TEXT NOT NULL DEFAULT '',
  "standing_words" TEXT NOT NULL DEFAULT '',
  "standing_why" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "summary_discipline" (
  "assessment" TEXT NOT NULL,
  "discipline" TEXT NOT NULL,
  "points" INTEGER NOT NULL DEFAULT 0,
  "assessed" INTEGER NOT NULL DEFAULT 0,
  "applicable" INTEGER NOT NULL DEFAULT 0,
  "open" INTEGER NOT NULL DEFAULT 0,
  "scored" INTEGER NOT NULL DEFAULT 0,
  "score" INTEGER NOT NULL DEFAULT 0,
  "coverage" INTEGER NOT NULL DEFAULT 0,
  "band_low" INTEGER NOT NULL DEFAULT 0,
  "band_high" INTEGER NOT NULL DEFAULT 0,
  "gates_open" INTEGER NOT NULL DEFAULT 0,
  "walk_aways_reached" INTEGER NOT NULL DEFAULT 0,
  "wait_for_second_person" INTEGER NOT NULL DEFAULT 0,
  "gates_passed" INTEGER NOT NULL DEFAULT 0,
  "stale" INTEGER NOT NULL DEFAULT 0,
  "word" TEXT NOT NULL DEFAULT '',
  "items" INTEGER NOT NULL DEFAULT 0,
  "items_assessed" INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY ("assessment", "discipline")
) STRICT;
