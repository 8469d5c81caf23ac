package pdf

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// kept is the folder of the compiled code and of the hollow module that it is loaded with. The runtime believes
// what it finds there but for a checksum over the code itself, and starts no more where that one is wrong. So
// nothing is given to it that is not as it was written: the folder is this user's alone, and a seal covers the
// one file of code in it, the hollow module beside it, and PDFium's own, of which both were made. Who can
// read and write there is the user, who can replace the program as well.
type kept struct {
	dir           string
	interruptible bool
	sealed        string      // the file of code that is as it was written; "" where there is none
	found         os.FileInfo // of it, when that was found
	module        []byte      // hollow, as it was written; to be loaded with that code
	work          string      // a folder of this process, where code is compiled
}

// Names beside the runtime's own folder; what is being written, its code, module or seal, ends so.
const (
	sealName     = "seal"
	moduleName   = "module"
	beingWritten = ".tmp"
)

// keep prepares the folder of one kind of code; nil where it cannot be this user's alone. What is not as
// it was written is removed, so that it is compiled and written again.
func keep(dir string, interruptible bool) *kept {
	// which is other code: one file to a folder
	name := "killable-2" // the older form of the folder had no hollow module
	if interruptible {
		name = "interruptible-2"
	}
	dir = filepath.Join(dir, name)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil
	}
	k := &kept{dir: dir, interruptible: interruptible}
	info, err := os.Lstat(dir)
	if err != nil || !info.IsDir() || !ours(info) {
		return nil
	}
	if open(info) { // to others: they may have written what is in it
		if os.Chmod(dir, 0o700) != nil || !k.clear() {
			return nil
		}
		return k
	}
	if !k.whole() && !k.clear() {
		return nil
	}
	return k
}

// clear removes every file but those that a process is writing, which the runtime does not read; false where
// one stays. Folders stay: another process may be about to write into them.
func (k *kept) clear() bool {
	k.sealed, k.module = "", nil
	return k.walk(func(path string, e fs.DirEntry) error {
		if e.IsDir() {
			return nil
		}
		return os.Remove(path)
	}) == nil
}

// walk visits what is in the folder but for what is being written.
func (k *kept) walk(visit func(path string, e fs.DirEntry) error) error {
	return filepath.WalkDir(k.dir, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil || path == k.dir:
			return err
		case !strings.HasSuffix(path, beingWritten):
			return visit(path, e)
		case e.IsDir():
			return fs.SkipDir
		}
		return nil
	})
}

// code names the files in the folder but for module and seal; false where one is not a file of this user's alone.
func (k *kept) code() (names []string, ok bool) {
	err := k.walk(func(path string, e fs.DirEntry) error {
		info, err := e.Info()
		if err != nil {
			return err
		}
		if !ours(info) || !e.IsDir() && (open(info) || !e.Type().IsRegular()) {
			return fs.ErrPermission
		}
		name, err := filepath.Rel(k.dir, path)
		if err == nil && !e.IsDir() && name != sealName && name != moduleName {
			names = append(names, filepath.ToSlash(name))
		}
		return err
	})
	return names, err == nil
}

// path is where a file of the folder is.
func (k *kept) path(name string) string { return filepath.Join(k.dir, filepath.FromSlash(name)) }

// whole finds the one file of code and the module, and reports whether they are as they were sealed.
func (k *kept) whole() bool {
	names, ok := k.code()
	if !ok || len(names) != 1 {
		return ok && len(names) == 0
	}
	info, err := os.Lstat(k.path(names[0]))
	if err != nil {
		return false
	}
	sealed, err := os.ReadFile(k.path(sealName))
	if err != nil || len(sealed) <= keySize+tagSize || string(sealed[keySize+tagSize:]) != names[0] {
		return false
	}
	module, err := os.ReadFile(k.path(moduleName))
	if err != nil || !sealOf(sealed[:keySize+tagSize]).covers(module, k.path(names[0])) {
		return false
	}
	k.sealed, k.found, k.module = names[0], info, module
	return true
}

// used reports that the code was there for the runtime, which had else compiled the hollow module: for another
// processor, or because another process had removed the code in the meantime.
func (k *kept) used() bool {
	names, ok := k.code()
	if !ok || !slices.Equal(names, []string{k.sealed}) {
		return false
	}
	info, err := os.Lstat(k.path(k.sealed))
	return err == nil && os.SameFile(info, k.found) && info.ModTime().Equal(k.found.ModTime())
}

// begin makes a folder for code that is to be compiled, of this process alone until the code is sealed.
func (k *kept) begin() (err error) {
	k.work, err = os.MkdirTemp(k.dir, "*"+beingWritten)
	return err
}

// compiled is the one file in a folder of compiled code.
func compiled(dir string) (string, error) {
	found, err := filepath.Glob(filepath.Join(dir, "*", "*"))
	if err == nil && len(found) != 1 {
		err = fs.ErrNotExist
	}
	if err != nil {
		return "", err
	}
	return found[0], nil
}

// seal takes what was compiled now into the folder, where the runtime looks for the code of the hollow module,
// and seals both. A folder that cannot be sealed costs the next start its time.
func (k *kept) seal() {
	if k.work == "" {
		return
	}
	defer k.sweep()
	code, err := compiled(k.work)
	if err != nil {
		return
	}
	module, err := hollow(original)
	if err != nil {
		return
	}
	name, err := k.nameOf(module)
	if err != nil {
		return
	}
	seal, err := newSeal(module, code) // of this process's own file, before others can change it
	if err != nil || !k.clear() {
		return
	}
	if err := os.MkdirAll(filepath.Dir(k.path(name)), 0o700); err != nil {
		return
	}
	if k.write(moduleName, module) == nil && os.Rename(code, k.path(name)) == nil {
		_ = k.write(sealName, append(seal[:], name...))
	}
}

// nameOf is how the runtime calls the code of a module.
func (k *kept) nameOf(module []byte) (string, error) {
	dir, err := os.MkdirTemp(k.work, "name")
	if err != nil {
		return "", err
	}
	if err := compile(module, dir, k.interruptible); err != nil {
		return "", err
	}
	path, err := compiled(dir)
	if err != nil {
		return "", err
	}
	name, err := filepath.Rel(dir, path)
	return filepath.ToSlash(name), err
}

// write writes a file of the folder, whole or not at all.
func (k *kept) write(name string, content []byte) error {
	part := filepath.Join(k.work, name)
	if err := os.WriteFile(part, content, 0o600); err != nil {
		return err
	}
	return os.Rename(part, k.path(name))
}

// abandoned is after how long what is being written is not written any more.
const abandoned = 24 * time.Hour

// sweep removes the folder of this process, those that broken processes left, and the older form of the folder.
func (k *kept) sweep() {
	_ = os.RemoveAll(k.work)
	k.work = ""
	entries, _ := os.ReadDir(k.dir)
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && strings.HasSuffix(e.Name(), beingWritten) && time.Since(info.ModTime()) > abandoned {
			_ = os.RemoveAll(k.path(e.Name()))
		}
	}
	_ = os.RemoveAll(strings.TrimSuffix(k.dir, "-2"))
}
