package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// kept is the folder of the compiled code. The runtime believes what it finds there but for a checksum over
// the code itself, and starts no more where that one is wrong. So nothing is given to it that is not as it
// was written: the folder is this user's alone, and a seal covers the one file of code in it. Who can
// read and write there is the user, who can replace the program as well.
type kept struct {
	dir    string
	sealed string // the file that was as it was written, when the engine was started
}

// sealName is beside the runtime's own folders; what is being written, its seal or code, ends so.
const (
	sealName     = "seal"
	beingWritten = ".tmp"
)

// A seal is a key, made for it alone, the tag of the file under that key, and the file's name. A digest
// would do too; this is several times as fast, at each start.
const (
	keySize = 32
	tagSize = sha256.Size
	piece   = 256 << 10 // of the file, with a tag of its own
)

// keep prepares the folder of one kind of code; nil where it cannot be this user's alone. What is not as
// it was written is removed, so that it is compiled and written again.
func keep(dir string, interruptible bool) *kept {
	if interruptible { // which is other code: one file to a folder
		dir = filepath.Join(dir, "interruptible")
	} else {
		dir = filepath.Join(dir, "killable")
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil
	}
	k := &kept{dir: dir}
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
	names, ok := k.code()
	switch {
	case ok && len(names) == 0: // another process may be compiling
	case ok && len(names) == 1 && k.whole(names[0]):
		k.sealed = names[0]
	case !k.clear():
		return nil
	}
	return k
}

// clear removes every file but those that another process is writing, which the runtime does not read;
// false where one stays. Folders stay: another process may be about to write into them.
func (k *kept) clear() bool {
	k.sealed = ""
	return filepath.WalkDir(k.dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasSuffix(path, beingWritten) {
			return err
		}
		return os.Remove(path)
	}) == nil
}

// code names the files in the folder but for the seal; false where one is not a file of this user's alone.
func (k *kept) code() (names []string, ok bool) {
	err := filepath.WalkDir(k.dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || path == k.dir {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		if !ours(info) || !e.IsDir() && (open(info) || !e.Type().IsRegular()) {
			return fs.ErrPermission
		}
		name, err := filepath.Rel(k.dir, path)
		if err == nil && !e.IsDir() && name != sealName && !strings.HasSuffix(name, beingWritten) {
			names = append(names, filepath.ToSlash(name))
		}
		return err
	})
	return names, err == nil
}

// whole reports whether the one file of code is as it was sealed.
func (k *kept) whole(name string) bool {
	seal, err := os.ReadFile(filepath.Join(k.dir, sealName))
	if err != nil || len(seal) <= keySize+tagSize || string(seal[keySize+tagSize:]) != name {
		return false
	}
	tag, err := k.tag(seal[:keySize], name)
	return err == nil && bytes.Equal(tag, seal[keySize:keySize+tagSize])
}

// tag is what a file comes to under a key, which seals nothing else: the digest of the tags of its pieces.
func (k *kept) tag(key []byte, name string) ([]byte, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	code, err := os.Open(filepath.Join(k.dir, filepath.FromSlash(name)))
	if err != nil {
		return nil, err
	}
	defer code.Close()
	var tags []byte
	nonce, some := make([]byte, gcm.NonceSize()), make([]byte, piece)
	for number := uint64(0); ; number++ {
		n, err := io.ReadFull(code, some)
		binary.BigEndian.PutUint64(nonce, number)
		tags = gcm.Seal(tags, nonce, nil, some[:n])
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			tag := sha256.Sum256(tags)
			return tag[:], nil
		case err != nil:
			return nil, err
		}
	}
}

// seal seals what was compiled now, and removes what another release had left. A folder that cannot be
// sealed costs the next start its time.
func (k *kept) seal() {
	names, ok := k.code()
	if !ok || len(names) == 1 && names[0] == k.sealed {
		return
	}
	if k.sealed != "" && len(names) > 1 {
		_ = os.Remove(filepath.Join(k.dir, filepath.FromSlash(k.sealed)))
		names = slices.DeleteFunc(names, func(name string) bool { return name == k.sealed })
	}
	if len(names) != 1 {
		return
	}
	key := make([]byte, keySize)
	_, _ = rand.Read(key) // never fails
	tag, err := k.tag(key, names[0])
	if err != nil {
		return
	}
	file, err := os.CreateTemp(k.dir, sealName+".*"+beingWritten)
	if err != nil {
		return
	}
	_, err = file.Write(slices.Concat(key, tag, []byte(names[0])))
	if closed := file.Close(); err != nil || closed != nil ||
		os.Rename(file.Name(), filepath.Join(k.dir, sealName)) != nil {
		_ = os.Remove(file.Name())
	}
}
