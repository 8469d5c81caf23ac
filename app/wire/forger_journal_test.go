package wire

import (
	"countersign/assessments"
)

// forgedJournals change the journal, or continue it with what does not fit.
func forgedJournals() []forgery {
	const a = forgedAssessment
	journal := func(name, place string, queries ...string) forgery {
		return forgery{name: name, kind: assessments.InJournal, place: place, do: statements(queries...)}
	}
	return []forgery{
		journal("another actor", "journal event 2", `UPDATE journal SET actor_name = 'Helga' WHERE seq = 2`),
		journal("another role", "journal event 2", `UPDATE journal SET actor_role = 'board' WHERE seq = 2`),
		journal("another moment", "journal event 2", `UPDATE journal SET at = at - 1 WHERE seq = 2`),
		journal("another verb", "journal event 5", `UPDATE journal SET verb = 'pack.revoke' WHERE seq = 5`),
		journal("another reason", "journal event 4", `UPDATE journal SET reason = 'x' WHERE seq = 4`),
		journal("another assessment", "journal event 1", `UPDATE journal SET assessment = 'x' WHERE seq = 1`),
		journal("another reversal", "journal event 3",
			`UPDATE journal SET reverses = (SELECT id FROM journal WHERE seq = 1) WHERE seq = 3`),
		journal("another id of an event", "journal event 3", `UPDATE journal SET id = 'x' WHERE seq = 3`),
		journal("a change with other words", "journal event 1, change",
			`UPDATE journal_change SET after = 'met' WHERE field = 'verdict' AND after = 'partly_met'`),
		journal("a change and its digest", "journal event 1",
			`UPDATE journal_change SET salt = '00', digest = lower(hex(zeroblob(32))) WHERE event = 1 AND position = 3`),
		journal("the newest event taken out", "journal event",
			`DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)`),
		journal("the first event taken out", "journal event 2", `DELETE FROM journal WHERE seq = 1`,
			`DELETE FROM journal_change WHERE event = 1`),
		journal("an event in the middle taken out", "journal event 4", `DELETE FROM journal WHERE seq = 3`,
			`DELETE FROM journal_change WHERE event = 3`),
		journal("an event taken out and the others numbered again", "journal event 5",
			`DELETE FROM journal WHERE seq = 5`, `DELETE FROM journal_change WHERE event = 5`,
			`UPDATE journal SET seq = seq - 1 WHERE seq = 6`,
			`UPDATE journal_change SET event = 5 WHERE event = 6`),
		journal("two events swapped", "journal event 2",
			`UPDATE journal SET seq = 1000 WHERE seq = 2`, `UPDATE journal SET seq = 2 WHERE seq = 3`,
			`UPDATE journal SET seq = 3 WHERE seq = 1000`),
		journal("an event before the first", "journal event 0",
			`INSERT INTO journal SELECT 0, 'x', at, actor_name, actor_role, actor_key, verb, subject, subject_id, assessment, reverses, reason, '', digest FROM journal WHERE seq = 1`),
		journal("a change taken out", "journal event 1",
			`DELETE FROM journal_change WHERE event = 1 AND position = 5`),
		journal("the last change of an event taken out", "journal event 6",
			`DELETE FROM journal_change WHERE event = 6 AND position = (SELECT max(position) FROM journal_change WHERE event = 6)`),
		journal("a change put in", "journal event 5",
			`INSERT INTO journal_change SELECT 5, (SELECT max(position) + 1 FROM journal_change WHERE event = 5), noun, record, field, before, after, salt, digest, purged FROM journal_change WHERE event = 1 AND position = 0`),
		journal("changes numbered from another place", "journal event 5",
			`UPDATE journal_change SET position = position - 1 - (SELECT count(*) FROM journal_change WHERE event = 5) WHERE event = 5`),
		journal("changes of an event that is not there", "journal event 900",
			`INSERT INTO journal_change VALUES (900, 0, 'vendor', 'x', '', '', '1', '00', '', 0)`),
		{
			name: "an event whose records were never made", kind: assessments.InRecords,
			place: "decision forged",
			do: continued("decision.save",
				born(&assessments.Decision{
					ID: "forged", AssessmentID: a, Outcome: "approved", By: "Helga",
					On: "2026-11-24",
				})),
		},
		{
			name: "an event whose change was not made", kind: assessments.InRecords, place: "assessment " +
				a + ", field status",
			do: continued("decision.save",
				set("assessment", a, "status", "approved_with_conditions", "approved")),
		},
		{
			name: "an event that changes what was not so", kind: assessments.InJournal,
			place: "journal event",
			do: continued("answer.save", set("answer", a+"/S2-LP-LOCATION-REST", "verdict", "silent", "met"),
				`UPDATE answer SET verdict = 'met' WHERE item = 'S2-LP-LOCATION-REST'`),
		},
		{
			name: "an event that makes a record again", kind: assessments.InJournal, place: "vendor lumen",
			do: continued("vendor.save", []assessments.Change{
				{Noun: "vendor", ID: "lumen", Before: "", After: "1"},
			}),
		},
		{
			name: "an event that changes a record never made", kind: assessments.InJournal,
			place: "vendor forged",
			do: continued("vendor.save", set("vendor", "forged", "name", "", "Helga"),
				`INSERT INTO vendor (id, name) VALUES ('forged', 'Helga')`),
		},
		{
			name: "an event of a kind of record that there is not", kind: assessments.InJournal,
			place: "approval forged",
			do:    continued("approval.save", set("approval", "forged", "name", "", "Helga")),
		},
		{
			name: "an event of a field that there is not", kind: assessments.InJournal,
			place: "field approved",
			do:    continued("vendor.save", set("vendor", "lumen", "approved", "", "yes")),
		},
		{
			name: "an event that changes nothing", kind: assessments.InJournal, place: "journal event",
			do: continued("decision.approve", nil),
		},
		{
			name: "an event that removes what is there", kind: assessments.InRecords, place: "finding " + a,
			do: continued("finding.remove",
				[]assessments.Change{{
					Noun: "finding", ID: a + "/S2-LP-RETENTION/1", Before: "1",
					After: "",
				}}),
		},
		{
			name: "a history computed again and the records left", kind: assessments.InRecords,
			place: "decision " + a + "/decision-2, field decided_by",
			do:    rechained(`UPDATE journal_change SET after = 'Helga' WHERE field = 'decided_by' AND record LIKE '%decision-2'`),
		},
		{
			name: "a birth taken out of a history computed again", kind: assessments.InRecords,
			place: "signoff " + a,
			do:    rechained(`DELETE FROM journal_change WHERE noun = 'signoff'`),
		},
		{
			name: "a refusal taken out of the middle of a history computed again",
			kind: assessments.InJournal, place: "assessment " + a,
			do: rechained(`DELETE FROM journal_change WHERE noun = 'assessment' AND field = 'status' AND after = 'in_review'`),
		},
	}
}

// forgedPurges mark changes as purged.
func forgedPurges() []forgery {
	const a = forgedAssessment
	const marked = `UPDATE journal_change SET before = '', after = '', salt = '', purged = 1 WHERE `
	purge := func(name, place string, queries ...string) forgery {
		return forgery{name: name, kind: assessments.InPurges, place: place, do: statements(queries...)}
	}
	return []forgery{
		purge("a verdict marked as purged", "field verdict", marked+`field = 'verdict' AND after = 'not_met'`,
			`UPDATE answer SET verdict = 'met' WHERE verdict = 'not_met'`),
		purge("an outcome marked as purged", "field outcome", marked+`field = 'outcome'`,
			`UPDATE decision SET outcome = 'approved'`),
		purge("a status marked as purged", "field status", marked+`noun = 'assessment' AND field = 'status'`,
			`UPDATE assessment SET status = 'approved'`),
		purge("a birth marked as purged", "exception", marked+`noun = 'exception' AND field = ''`,
			`DELETE FROM exception`),
		purge("everything of a record marked as purged", "finding", marked+`noun = 'finding'`,
			`DELETE FROM finding`),
		purge("an answer's reason that no purge covers", "field reason", marked+
			`noun = 'answer' AND field = 'reason'`,
			`UPDATE answer SET reason = 'All is well.' WHERE reason <> ''`),
		purge("a quote of a version that was not purged", "field quote", marked+
			`noun = 'citation' AND field = 'quote'`, `UPDATE citation SET quote = '[purged on 2026-11-25]'`),
		purge("a decision's reason", "field reason", marked+`noun = 'decision' AND field = 'reason'`),
		purge("a label of the record that was purged", "field strength", marked+
			`noun = 'revision' AND record = 'lumen-old/1' AND field = 'strength'`),
		purge("the digest of the file that was purged", "field sha256", marked+
			`noun = 'revision' AND record = 'lumen-old/1' AND field = 'sha256'`),
		purge("words left in a change that was purged", "journal event",
			`UPDATE journal_change SET after = 'x' WHERE (event, position) IN (SELECT event, position FROM journal_change WHERE purged = 1 LIMIT 1)`),
		{
			name: "a purge without a tombstone", kind: assessments.InPurges, place: "field reason",
			do: continued("answer.purge", set("answer", a+"/S2-LP-RETENTION", "reason", assessments.Purged,
				""),
				marked+`noun = 'answer' AND record = '`+a+
					`/S2-LP-RETENTION' AND field = 'reason' AND event < (SELECT max(event) FROM journal_change)`,
				`UPDATE answer SET reason = '' WHERE item = 'S2-LP-RETENTION'`),
		},
		{
			name: "words put back in a record that was purged", kind: assessments.InRecords,
			place: "version lumen-opinion/1, field file_name",
			do:    statements(`UPDATE version SET file_name = 'opinion.md' WHERE id = 'lumen-opinion/1'`),
		},
		{
			name: "a tombstone of something else", kind: assessments.InRecords, place: "field of_id",
			do: statements(`UPDATE tombstone SET of_id = 'lumen-report/2026'`),
		},
		{
			name: "a mark that is none", kind: assessments.InJournal, place: "journal event 1",
			do: statements(`UPDATE journal_change SET purged = 2 WHERE event = 1 AND position = 2`),
		},
	}
}
