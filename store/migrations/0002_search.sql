-- Searching: derived from the records and texts, the one part of the schema that is SQLite's own dialect.

-- What can be found. A passage of a text is (noun 'text', record its blob's SHA-256, position its paragraph);
-- a record is (its noun, its id, 0). Passages have low ids and records high ones, so that a search can look
-- among each apart. first and last are code points into the text.
CREATE TABLE "passage" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "noun" TEXT NOT NULL,
  "record" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "first" INTEGER NOT NULL,
  "last" INTEGER NOT NULL,
  "body" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "passage_by_record" ON "passage" ("record", "noun", "position");

CREATE VIRTUAL TABLE "search" USING fts5 (
  "body",
  content = 'passage',
  content_rowid = 'id',
  prefix = '3 4',
  tokenize = "unicode61 remove_diacritics 2"
);
