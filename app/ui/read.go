package ui

import (
	"slices"

	"countersign/assessments"
)

// Readings remember, for each person who acts on this computer, which files were opened in the reader for
// which topic. It is no statement of that person: it only says what can be proposed as read.

const (
	readingsKey = "reader.opened"
	maxReadings = 4000
)

// ReadingOf names what a file is read for: the topic of an item, or the item itself where it has no topic.
func ReadingOf(sha256 string, it assessments.Item) string {
	if it.Topic != "" {
		return sha256 + " " + string(it.Topic)
	}
	return sha256 + " item " + it.ID
}

// NoteReading remembers that a person opened a file for a topic or an item.
func NoteReading(host Memory, by assessments.Actor, reading string) {
	var all []string
	reading = by.String() + " " + reading
	host.Recall(readingsKey, &all)
	if slices.Contains(all, reading) {
		return
	}
	all = append(all, reading)
	host.Remember(readingsKey, all[max(len(all)-maxReadings, 0):])
}

// WasRead reports whether that person did.
func WasRead(host Memory, by assessments.Actor, reading string) bool {
	var all []string
	return host.Recall(readingsKey, &all) && slices.Contains(all, by.String()+" "+reading)
}
