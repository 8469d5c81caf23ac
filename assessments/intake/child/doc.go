// Package child reads files in a child of the same program, so that a file made to do harm can do it
// only to a process that has nothing and is not missed.
//
// The parent (Extractor) starts its own executable with the hidden command Command, writes the job and
// the file to its standard input and takes the text from its standard output in frames, checking all
// of it. The child (Main) runs under an allowance of processor time, with limits of memory and files
// written, without environment and network; it serves one file and ends, and killing it harms nothing.
// For a window one child may stand by with the PDF reader loaded and its rights given up already.
//
// What is enforced where: allowance, frames, empty environment and working directory: everywhere. Limits of
// memory (RLIMIT_DATA), processor time and files: Linux and macOS by the kernel, elsewhere the Go
// runtime's soft memory limit. No system call but those that are needed, so no network, files or
// programs: on Linux (amd64, arm64) by a seccomp filter that the child puts on itself before it parses
// the first byte; where the kernel or the system offers none, the child continues without it and
// reports so (Confinement), and only the WebAssembly sandbox confines PDFium.
//
// Wiring: main calls Main before anything else when its first argument is Command. Start with Extractor.
package child
