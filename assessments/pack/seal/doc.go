// Package seal turns the parts of an audit pack into a folder or a zip with the digests of all of them, and
// checks such packs. It writes beside the place asked for, verifies what it wrote, and only then renames;
// whatever goes wrong leaves nothing behind. It reads packs as hostile: no path of an archive is ever used on
// disk, sizes are counted and not believed. It knows neither PDF nor Excel: their readers are handed to it.
// Start with Sealer.Write and Sealer.Verify.
package seal
