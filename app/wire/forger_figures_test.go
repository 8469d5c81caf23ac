package wire

import (
	"context"
	"database/sql"
	"errors"
	"maps"

	"countersign/assessments/cached"
	"countersign/store"
)

// approved is what a forger would like the lists to say.
func approved(k *cached.Kept) {
	k.Summary.Name, k.Summary.Status = "Approved in full by the board", "approved"
}

// refigure changes the kept figures as the program itself writes them, with every digest, but on a computer
// with another secret. The table "was" holds the rows of before for query.
func refigure(change func(*cached.Kept), query string) func(*sql.DB, string) error {
	return func(db *sql.DB, path string) error {
		if _, err := db.Exec(`VACUUM INTO ?`, path+".other"); err != nil {
			return err
		}
		if err := refigureElsewhere(path+".other", change); err != nil {
			return err
		}
		queries := []string{
			`CREATE TABLE was AS SELECT * FROM summary`, `DELETE FROM summary`,
			`DELETE FROM summary_discipline`,
			`INSERT INTO summary SELECT * FROM other.summary`,
		}
		if query != "" {
			queries = append(queries, query)
		}
		_, err := db.Exec(`ATTACH ? AS other`, path+".other")
		if err == nil {
			err = statements(queries...)(db, path)
		}
		if err == nil { // there may be none
			_, err = db.Exec(`INSERT INTO summary_discipline SELECT * FROM other.summary_discipline`)
		}
		if err == nil {
			_, err = db.Exec(`DROP TABLE was; DETACH other`)
		}
		return err
	}
}

// refigureElsewhere writes changed figures into a copy.
func refigureElsewhere(path string, change func(*cached.Kept)) error {
	ctx := context.Background()
	w, err := store.Open(ctx, path, store.Options{Secret: func(bool) []byte {
		return []byte("the forger's own")
	}})
	if err != nil {
		return err
	}
	kept, err := w.Summaries(ctx)
	if err == nil && len(kept) == 0 {
		err = errors.New("no figures to forge")
	}
	forged := maps.Clone(kept)
	for id, k := range forged {
		change(&k)
		forged[id] = k
	}
	if err == nil {
		err = w.SaveSummaries(ctx, forged)
	}
	return errors.Join(err, w.Close())
}
