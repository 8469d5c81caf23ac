-- The workspace file: one table per noun of the domain, the journal, the bytes of files, and what is derived.
--
-- Forward only: never edit this file once released; add the next number instead.
-- Every noun's columns are the fields that its Fields() lists, which a test holds in step. Ids are texts made
-- by the program, moments are microseconds UTC, flags are 0 or 1, lists are JSON arrays, "" is "none"; only a
-- reference that leads nowhere is NULL. References are checked when a transaction commits, so that it may
-- put its records in any order.

-- A template or scoring model as it was when an assessment began; the id is the SHA-256 of body.
CREATE TABLE "frozen" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "kind" TEXT NOT NULL DEFAULT '',
  "label" TEXT NOT NULL DEFAULT '',
  "body" TEXT NOT NULL DEFAULT ''
) STRICT;

-- The workspace's own settings: one row with the id 'organisation'.
CREATE TABLE "organisation" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT NOT NULL DEFAULT '',
  "sector" TEXT NOT NULL DEFAULT '',
  "risk_profile" TEXT NOT NULL DEFAULT '',
  "risk_appetite" TEXT NOT NULL DEFAULT '',
  "posture" TEXT NOT NULL DEFAULT '',
  "discipline_weights" TEXT NOT NULL DEFAULT '',
  "review_months" INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What was purged, and stays named.
CREATE TABLE "tombstone" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "of_noun" TEXT NOT NULL DEFAULT '',
  "of_id" TEXT NOT NULL DEFAULT '',
  "name" TEXT NOT NULL DEFAULT '',
  "sha256" TEXT NOT NULL DEFAULT '',
  "size" INTEGER NOT NULL DEFAULT 0,
  "place" TEXT NOT NULL DEFAULT '',
  "reason" TEXT NOT NULL DEFAULT '',
  "purged_by" TEXT NOT NULL DEFAULT '',
  "purged_at" INTEGER NOT NULL DEFAULT 0,
  "backups" TEXT NOT NULL DEFAULT ''
) STRICT;

-- A legal entity that sells or gives services.
CREATE TABLE "vendor" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT NOT NULL DEFAULT '',
  "legal_name" TEXT NOT NULL DEFAULT '',
  "country" TEXT NOT NULL DEFAULT '',
  "website" TEXT NOT NULL DEFAULT '',
  "contact" TEXT NOT NULL DEFAULT '',
  "tags" TEXT NOT NULL DEFAULT '',
  "description" TEXT NOT NULL DEFAULT '',
  "binned" INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What binds us and a vendor; parties, services and contacts are JSON arrays.
CREATE TABLE "contract" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "vendor" TEXT REFERENCES "vendor" ("id") DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT NOT NULL DEFAULT '',
  "parties" TEXT NOT NULL DEFAULT '',
  "signing_entity" TEXT NOT NULL DEFAULT '',
  "services" TEXT NOT NULL DEFAULT '',
  "starts_on" TEXT NOT NULL DEFAULT '',
  "ends_on" TEXT NOT NULL DEFAULT '',
  "automatic_renewal" INTEGER NOT NULL DEFAULT 0,
  "renewal_months" INTEGER NOT NULL DEFAULT 0,
  "notice_days" INTEGER NOT NULL DEFAULT 0,
  "value_minor" INTEGER NOT NULL DEFAULT 0,
  "currency" TEXT NOT NULL DEFAULT '',
  "contacts" TEXT NOT NULL DEFAULT '',
  "binned" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "contract_by_vendor" ON "contract" ("vendor");

-- A file or a reference that shows something.
CREATE TABLE "evidence" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "vendor" TEXT REFERENCES "vendor" ("id") DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT NOT NULL DEFAULT '',
  "owner" TEXT NOT NULL DEFAULT '',
  "distribution" TEXT NOT NULL DEFAULT '',
  "nda_with" TEXT NOT NULL DEFAULT '',
  "nda_until" TEXT NOT NULL DEFAULT '',
  "description" TEXT NOT NULL DEFAULT '',
  "binned" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "evidence_by_vendor" ON "evidence" ("vendor");

-- A product of a vendor.
CREATE TABLE "service" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "vendor" TEXT REFERENCES "vendor" ("id") DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT NOT NULL DEFAULT '',
  "description" TEXT NOT NULL DEFAULT '',
  "model_providers" TEXT NOT NULL DEFAULT '',
  "tags" TEXT NOT NULL DEFAULT '',
  "binned" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "service_by_vendor" ON "service" ("vendor");

-- A text of a contract, or a vendor's text beside it.
CREATE TABLE "document" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "vendor" TEXT REFERENCES "vendor" ("id") DEFERRABLE INITIALLY DEFERRED,
  "contract" TEXT REFERENCES "contract" ("id") DEFERRABLE INITIALLY DEFERRED,
  "service" TEXT REFERENCES "service" ("id") DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT NOT NULL DEFAULT '',
  "kind" TEXT NOT NULL DEFAULT '',
  "incorporated" INTEGER NOT NULL DEFAULT 0,
  "distribution" TEXT NOT NULL DEFAULT '',
  "nda_with" TEXT NOT NULL DEFAULT '',
  "nda_until" TEXT NOT NULL DEFAULT '',
  "binned" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "document_by_vendor" ON "document" ("vendor");
CREATE INDEX "document_by_contract" ON "document" ("contract");
CREATE INDEX "document_by_service" ON "document" ("service");

-- The tier of a service that is bought.
CREATE TABLE "plan" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "service" TEXT REFERENCES "service" ("id") DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT NOT NULL DEFAULT '',
  "paid" INTEGER NOT NULL DEFAULT 0,
  "price" TEXT NOT NULL DEFAULT '',
  "binned" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "plan_by_service" ON "plan" ("service");

-- One state of a piece of evidence.
CREATE TABLE "revision" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "evidence" TEXT REFERENCES "evidence" ("id") DEFERRABLE INITIALLY DEFERRED,
  "label" TEXT NOT NULL DEFAULT '',
  "strength" TEXT NOT NULL DEFAULT '',
  "reference" TEXT NOT NULL DEFAULT '',
  "file_name" TEXT NOT NULL DEFAULT '',
  "sha256" TEXT NOT NULL DEFAULT '',
  "size" INTEGER NOT NULL DEFAULT 0,
  "period_from" TEXT NOT NULL DEFAULT '',
  "period_to" TEXT NOT NULL DEFAULT '',
  "issued" TEXT NOT NULL DEFAULT '',
  "expires" TEXT NOT NULL DEFAULT '',
  "obtained_on" TEXT NOT NULL DEFAULT '',
  "obtained_by" TEXT NOT NULL DEFAULT '',
  "purged_on" TEXT NOT NULL DEFAULT '',
  "binned" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "revision_by_evidence" ON "revision" ("evidence");
CREATE INDEX "revision_by_sha256" ON "revision" ("sha256");

-- An engagement of a service: what for, by whom, with which data.
CREATE TABLE "use" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "service" TEXT REFERENCES "service" ("id") DEFERRABLE INITIALLY DEFERRED,
  "plan" TEXT REFERENCES "plan" ("id") DEFERRABLE INITIALLY DEFERRED,
  "contract" TEXT REFERENCES "contract" ("id") DEFERRABLE INITIALLY DEFERRED,
  "purpose" TEXT NOT NULL DEFAULT '',
  "owner" TEXT NOT NULL DEFAULT '',
  "users" TEXT NOT NULL DEFAULT '',
  "data_classes" TEXT NOT NULL DEFAULT '',
  "status" TEXT NOT NULL DEFAULT '',
  "criticality" TEXT NOT NULL DEFAULT '',
  "reach" TEXT NOT NULL DEFAULT '',
  "autonomy" TEXT NOT NULL DEFAULT '',
  "scope" INTEGER NOT NULL DEFAULT 0,
  "standard_terms" INTEGER NOT NULL DEFAULT 0,
  "scope_reasons" TEXT NOT NULL DEFAULT '',
  "scope_answers" TEXT NOT NULL DEFAULT '',
  "later_move" TEXT NOT NULL DEFAULT '',
  "binned" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "use_by_service" ON "use" ("service");
CREATE INDEX "use_by_plan" ON "use" ("plan");
CREATE INDEX "use_by_contract" ON "use" ("contract");

-- One state of a document, with the digest of the file as received.
CREATE TABLE "version" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "document" TEXT REFERENCES "document" ("id") DEFERRABLE INITIALLY DEFERRED,
  "label" TEXT NOT NULL DEFAULT '',
  "status" TEXT NOT NULL DEFAULT '',
  "effective" TEXT NOT NULL DEFAULT '',
  "source" TEXT NOT NULL DEFAULT '',
  "obtained_on" TEXT NOT NULL DEFAULT '',
  "obtained_by" TEXT NOT NULL DEFAULT '',
  "file_name" TEXT NOT NULL DEFAULT '',
  "sha256" TEXT NOT NULL DEFAULT '',
  "size" INTEGER NOT NULL DEFAULT 0,
  "purged_on" TEXT NOT NULL DEFAULT '',
  "binned" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "version_by_document" ON "version" ("document");
CREATE INDEX "version_by_sha256" ON "version" ("sha256");

-- Our judgement of one use.
CREATE TABLE "assessment" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "use" TEXT REFERENCES "use" ("id") DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT NOT NULL DEFAULT '',
  "scope" INTEGER NOT NULL DEFAULT 0,
  "template" TEXT REFERENCES "frozen" ("id") DEFERRABLE INITIALLY DEFERRED,
  "model" TEXT REFERENCES "frozen" ("id") DEFERRABLE INITIALLY DEFERRED,
  "status" TEXT NOT NULL DEFAULT '',
  "requester" TEXT NOT NULL DEFAULT '',
  "tier" TEXT NOT NULL DEFAULT '',
  "next_review" TEXT NOT NULL DEFAULT '',
  "triggers" TEXT NOT NULL DEFAULT '',
  "summary" TEXT NOT NULL DEFAULT '',
  "binned" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "assessment_by_use" ON "assessment" ("use");
CREATE INDEX "assessment_by_template" ON "assessment" ("template");
CREATE INDEX "assessment_by_model" ON "assessment" ("model");

-- The order of a contract's documents for a subject.
CREATE TABLE "precedence" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "contract" TEXT REFERENCES "contract" ("id") DEFERRABLE INITIALLY DEFERRED,
  "subject" TEXT NOT NULL DEFAULT '',
  "order_of" TEXT NOT NULL DEFAULT '',
  "version" TEXT REFERENCES "version" ("id") DEFERRABLE INITIALLY DEFERRED,
  "quote" TEXT NOT NULL DEFAULT '',
  "section" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "precedence_by_contract" ON "precedence" ("contract");
CREATE INDEX "precedence_by_version" ON "precedence" ("version");

-- What is established on one item; the id is assessment/item.
CREATE TABLE "answer" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "assessment" TEXT REFERENCES "assessment" ("id") DEFERRABLE INITIALLY DEFERRED,
  "item" TEXT NOT NULL DEFAULT '',
  "response" TEXT NOT NULL DEFAULT '',
  "response_from" TEXT NOT NULL DEFAULT '',
  "response_on" TEXT NOT NULL DEFAULT '',
  "verdict" TEXT NOT NULL DEFAULT '',
  "at_fall_back" INTEGER NOT NULL DEFAULT 0,
  "reason" TEXT NOT NULL DEFAULT '',
  "read_versions" TEXT NOT NULL DEFAULT '',
  "stage" TEXT NOT NULL DEFAULT '',
  "assessed_by" TEXT NOT NULL DEFAULT '',
  "assessed_on" TEXT NOT NULL DEFAULT '',
  "second_person" TEXT NOT NULL DEFAULT '',
  "reconfirm" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "answer_by_assessment" ON "answer" ("assessment");

-- A quote with document version and place (code points into the version's text).
CREATE TABLE "citation" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "assessment" TEXT REFERENCES "assessment" ("id") DEFERRABLE INITIALLY DEFERRED,
  "item" TEXT NOT NULL DEFAULT '',
  "version" TEXT REFERENCES "version" ("id") DEFERRABLE INITIALLY DEFERRED,
  "quote" TEXT NOT NULL DEFAULT '',
  "section" TEXT NOT NULL DEFAULT '',
  "page" INTEGER NOT NULL DEFAULT 0,
  "start_at" INTEGER NOT NULL DEFAULT 0,
  "end_at" INTEGER NOT NULL DEFAULT 0,
  "state" TEXT NOT NULL DEFAULT '',
  "checked_on" TEXT NOT NULL DEFAULT '',
  "binned" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "citation_by_assessment" ON "citation" ("assessment");
CREATE INDEX "citation_by_version" ON "citation" ("version");

-- What must happen for an approval to hold.
CREATE TABLE "condition" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "assessment" TEXT REFERENCES "assessment" ("id") DEFERRABLE INITIALLY DEFERRED,
  "requires" TEXT NOT NULL DEFAULT '',
  "owner" TEXT NOT NULL DEFAULT '',
  "due" TEXT NOT NULL DEFAULT '',
  "status" TEXT NOT NULL DEFAULT '',
  "met_on" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "condition_by_assessment" ON "condition" ("assessment");

-- One step of approval.
CREATE TABLE "decision" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "assessment" TEXT REFERENCES "assessment" ("id") DEFERRABLE INITIALLY DEFERRED,
  "outcome" TEXT NOT NULL DEFAULT '',
  "reason" TEXT NOT NULL DEFAULT '',
  "decided_by" TEXT NOT NULL DEFAULT '',
  "decided_on" TEXT NOT NULL DEFAULT '',
  "valid_until" TEXT NOT NULL DEFAULT '',
  "state_hash" TEXT NOT NULL DEFAULT '',
  "revoked_reason" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "decision_by_assessment" ON "decision" ("assessment");

-- A deviation accepted for a time.
CREATE TABLE "exception" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "assessment" TEXT REFERENCES "assessment" ("id") DEFERRABLE INITIALLY DEFERRED,
  "item" TEXT NOT NULL DEFAULT '',
  "reason" TEXT NOT NULL DEFAULT '',
  "compensating_control" TEXT NOT NULL DEFAULT '',
  "owner" TEXT NOT NULL DEFAULT '',
  "approver" TEXT NOT NULL DEFAULT '',
  "approved_on" TEXT NOT NULL DEFAULT '',
  "expires" TEXT NOT NULL DEFAULT '',
  "revoked_reason" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "exception_by_assessment" ON "exception" ("assessment");

-- A gap found on an item, with its remedy.
CREATE TABLE "finding" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "assessment" TEXT REFERENCES "assessment" ("id") DEFERRABLE INITIALLY DEFERRED,
  "item" TEXT NOT NULL DEFAULT '',
  "gap" TEXT NOT NULL DEFAULT '',
  "remedy" TEXT NOT NULL DEFAULT '',
  "owner" TEXT NOT NULL DEFAULT '',
  "due" TEXT NOT NULL DEFAULT '',
  "status" TEXT NOT NULL DEFAULT '',
  "binned" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "finding_by_assessment" ON "finding" ("assessment");

-- A remark on any record.
CREATE TABLE "note" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "on_noun" TEXT NOT NULL DEFAULT '',
  "on_id" TEXT NOT NULL DEFAULT '',
  "assessment" TEXT REFERENCES "assessment" ("id") DEFERRABLE INITIALLY DEFERRED,
  "item" TEXT NOT NULL DEFAULT '',
  "body" TEXT NOT NULL DEFAULT '',
  "distribution" TEXT NOT NULL DEFAULT '',
  "author" TEXT NOT NULL DEFAULT '',
  "purged_on" TEXT NOT NULL DEFAULT '',
  "binned" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "note_by_assessment" ON "note" ("assessment");

-- An audit pack that was written.
CREATE TABLE "pack" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "assessment" TEXT REFERENCES "assessment" ("id") DEFERRABLE INITIALLY DEFERRED,
  "audience" TEXT NOT NULL DEFAULT '',
  "state_hash" TEXT NOT NULL DEFAULT '',
  "as_of" TEXT NOT NULL DEFAULT '',
  "place" TEXT NOT NULL DEFAULT '',
  "sha256" TEXT NOT NULL DEFAULT '',
  "written_by" TEXT NOT NULL DEFAULT '',
  "written_at" INTEGER NOT NULL DEFAULT 0,
  "revoked_reason" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "pack_by_assessment" ON "pack" ("assessment");

-- An approval record by a role, of one frozen state.
CREATE TABLE "signoff" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "assessment" TEXT REFERENCES "assessment" ("id") DEFERRABLE INITIALLY DEFERRED,
  "role" TEXT NOT NULL DEFAULT '',
  "name" TEXT NOT NULL DEFAULT '',
  "statement" TEXT NOT NULL DEFAULT '',
  "signed_on" TEXT NOT NULL DEFAULT '',
  "state_hash" TEXT NOT NULL DEFAULT '',
  "signature" TEXT NOT NULL DEFAULT '',
  "revoked_reason" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "signoff_by_assessment" ON "signoff" ("assessment");

-- A revision of evidence shows what an item expects; the id is assessment/item/expected.
CREATE TABLE "tick" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "assessment" TEXT REFERENCES "assessment" ("id") DEFERRABLE INITIALLY DEFERRED,
  "item" TEXT NOT NULL DEFAULT '',
  "expected" TEXT NOT NULL DEFAULT '',
  "revision" TEXT REFERENCES "revision" ("id") DEFERRABLE INITIALLY DEFERRED,
  "remark" TEXT NOT NULL DEFAULT '',
  "ticked_by" TEXT NOT NULL DEFAULT '',
  "ticked_on" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "tick_by_assessment" ON "tick" ("assessment");
CREATE INDEX "tick_by_revision" ON "tick" ("revision");

-- One intent carried out. seq runs 1, 2, 3 … without gaps; digest covers previous and the digests of the changes.
CREATE TABLE "journal" (
  "seq" INTEGER PRIMARY KEY NOT NULL,
  "id" TEXT NOT NULL UNIQUE,
  "at" INTEGER NOT NULL,
  "actor_name" TEXT NOT NULL,
  "actor_role" TEXT NOT NULL,
  "actor_key" TEXT NOT NULL,
  "verb" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "subject_id" TEXT NOT NULL,
  "assessment" TEXT NOT NULL,
  "reverses" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "previous" TEXT NOT NULL,
  "digest" TEXT NOT NULL
) STRICT;
CREATE INDEX "journal_by_assessment" ON "journal" ("assessment");
CREATE INDEX "journal_by_subject" ON "journal" ("subject", "subject_id");

-- The changes of an event, in order. A purge empties salt, before and after and sets purged; digest stays.
CREATE TABLE "journal_change" (
  "event" INTEGER NOT NULL REFERENCES "journal" ("seq") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "noun" TEXT NOT NULL,
  "record" TEXT NOT NULL,
  "field" TEXT NOT NULL,
  "before" TEXT NOT NULL,
  "after" TEXT NOT NULL,
  "salt" TEXT NOT NULL,
  "digest" TEXT NOT NULL,
  "purged" INTEGER NOT NULL,
  PRIMARY KEY ("event", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "journal_change_by_record" ON "journal_change" ("noun", "record");

-- The bytes of a file. sha256 is NULL while it is being written and once it is to be erased; linked is 1 when a
-- record keeps it, 2 when it was dropped and is to be erased. Unlinked and dropped ones are swept on opening.
CREATE TABLE "blob" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "sha256" TEXT UNIQUE,
  "size" INTEGER NOT NULL DEFAULT 0,
  "linked" INTEGER NOT NULL DEFAULT 0
) STRICT;

-- A piece of a blob, 512 KiB but for the last; digest is the SHA-256 of bytes.
CREATE TABLE "chunk" (
  "blob" INTEGER NOT NULL REFERENCES "blob" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "digest" TEXT NOT NULL,
  "bytes" BLOB NOT NULL,
  PRIMARY KEY ("blob", "position")
) STRICT;

-- What was read out of a blob, as JSON: derived, it can be made again. digest is the SHA-256 of body.
-- indexed says that the search knows it.
CREATE TABLE "text" (
  "sha256" TEXT PRIMARY KEY NOT NULL,
  "digest" TEXT NOT NULL,
  "body" TEXT NOT NULL,
  "indexed" INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Figures of an assessment computed for one state: a cache. digest is the SHA-256 of figures.
CREATE TABLE "summary" (
  "assessment" TEXT PRIMARY KEY NOT NULL,
  "key" TEXT NOT NULL,
  "digest" TEXT NOT NULL,
  "figures" BLOB NOT NULL
) STRICT;
