// Package container reads zip archives that untrusted people wrote, and accounts for every byte of
// them: entries follow each other without a gap, each local header says what the directory says,
// nothing is before the first entry or behind the end. It never uses a name of an archive as a path,
// and gives out no more bytes than an entry declares. It writes nothing. Start with Read.
package container
