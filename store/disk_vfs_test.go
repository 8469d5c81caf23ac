package store_test

import (
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"unsafe"

	"modernc.org/libc"
	"modernc.org/sqlite/lib"
)

// tape is a file system for SQLite that passes everything on to the system's and writes down what
// would change a disk. It may also refuse. pull.go's replay turns a tape into the disk after a power
// cut.
type tape struct {
	mu     sync.Mutex
	ops    []op
	refuse func(op) bool // with an error of the disk; nil never refuses
	name   string
}

type opKind string

const (
	opWrite    opKind = "write"
	opTruncate opKind = "truncate"
	opSync     opKind = "sync"
	opRemove   opKind = "remove"
	opAck      opKind = "acknowledged" // by the store, to the caller that saved
)

// op is one thing done to a file, or the n-th acknowledgement. n of a removal is 1 when the folder is
// flushed too.
type op struct {
	kind opKind
	file string // base name
	at   int64  // of a write; the size of a truncate
	data []byte
	n    int
}

// note writes an operation down and reports whether the disk refuses it.
func (r *tape) note(o op) (refused bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.refuse != nil && r.refuse(o) {
		return true
	}
	r.ops = append(r.ops, o)
	return false
}

// taped is an open file: SQLite's own header, the file's number, and after them the system's file.
type taped struct {
	methods uintptr
	number  uintptr
}

const tapedSize = unsafe.Sizeof(taped{})

var vfs struct {
	mu    sync.Mutex
	real  uintptr
	tapes map[uintptr]*tape // by their VFS
	files map[uintptr]fileOf
	next  uintptr
	io    uintptr // of the methods: C memory, as SQLite expects
	once  sync.Once
}

type fileOf struct {
	tape *tape
	name string
}

// at is the C object at an address.
func at[T any](p uintptr) *T { return *(**T)(unsafe.Pointer(&p)) }

// call makes a Go function of a C function pointer; F is its type.
func call[F any](p uintptr) F {
	s := &struct{ uintptr }{p}
	return *(*F)(unsafe.Pointer(s))
}

// pointer makes a C function pointer of a function of this package (no closure: the collector cannot see it).
func pointer[F any](f F) uintptr { return *(*uintptr)(unsafe.Pointer(&f)) }

type (
	fnFile       = func(*libc.TLS, uintptr) int32
	fnFileInt    = func(*libc.TLS, uintptr, int32) int32
	fnFileLong   = func(*libc.TLS, uintptr, int64) int32
	fnFilePtr    = func(*libc.TLS, uintptr, uintptr) int32
	fnFileIntPtr = func(*libc.TLS, uintptr, int32, uintptr) int32
	fnBytes      = func(*libc.TLS, uintptr, uintptr, int32, int64) int32
	fnShmMap     = func(*libc.TLS, uintptr, int32, int32, int32, uintptr) int32
	fnShmLock    = func(*libc.TLS, uintptr, int32, int32, int32) int32
	fnVoid       = func(*libc.TLS, uintptr)
	fnOpen       = func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32
	fnDelete     = func(*libc.TLS, uintptr, uintptr, int32) int32
)

// newTape registers a file system under a name of its own.
func newTape(tb testing.TB) *tape {
	tb.Helper()
	vfs.once.Do(prepareVFS)
	tls := libc.NewTLS()
	vfs.mu.Lock()
	defer vfs.mu.Unlock()
	vfs.next++
	r := &tape{name: fmt.Sprintf("tape%d", vfs.next)}
	size := unsafe.Sizeof(sqlite3.Tsqlite3_vfs{})
	p := libc.Xmalloc(tls, libc.Tsize_t(size))
	name, err := libc.CString(r.name)
	if p == 0 || err != nil {
		tb.Fatal("out of memory")
	}
	v := at[sqlite3.Tsqlite3_vfs](p)
	*v = *at[sqlite3.Tsqlite3_vfs](vfs.real)
	v.FzName, v.FpNext = name, 0
	v.FszOsFile += int32(tapedSize)
	v.FxOpen, v.FxDelete = pointer[fnOpen](tapeOpen), pointer[fnDelete](tapeDelete)
	vfs.tapes[p] = r
	if rc := sqlite3.Xsqlite3_vfs_register(tls, p, 0); rc != sqlite3.SQLITE_OK {
		tb.Fatalf("register the file system: %d", rc)
	}
	tb.Cleanup(func() {
		sqlite3.Xsqlite3_vfs_unregister(tls, p)
		tls.Close()
	})
	return r
}

func prepareVFS() {
	tls := libc.NewTLS()
	defer tls.Close()
	sqlite3.Xsqlite3_initialize(tls)
	vfs.real = sqlite3.Xsqlite3_vfs_find(tls, 0)
	vfs.tapes, vfs.files = map[uintptr]*tape{}, map[uintptr]fileOf{}
	vfs.io = libc.Xmalloc(tls, libc.Tsize_t(unsafe.Sizeof(sqlite3.Tsqlite3_io_methods{})))
	*at[sqlite3.Tsqlite3_io_methods](vfs.io) = sqlite3.Tsqlite3_io_methods{
		FiVersion: 2, FxClose: pointer[fnFile](tapeClose), FxRead: pointer[fnBytes](tapeRead),
		FxWrite:    pointer[fnBytes](tapeWrite),
		FxTruncate: pointer[fnFileLong](tapeTruncate), FxSync: pointer[fnFileInt](tapeSync),
		FxFileSize: pointer[fnFilePtr](tapeFileSize),
		FxLock:     pointer[fnFileInt](tapeLock), FxUnlock: pointer[fnFileInt](tapeUnlock),
		FxCheckReservedLock: pointer[fnFilePtr](tapeReserved),
		FxFileControl:       pointer[fnFileIntPtr](tapeControl), FxSectorSize: pointer[fnFile](tapeSector),
		FxDeviceCharacteristics: pointer[fnFile](tapeDevice),
		FxShmMap:                pointer[fnShmMap](tapeShmMap), FxShmLock: pointer[fnShmLock](tapeShmLock),
		FxShmBarrier: pointer[fnVoid](tapeShmBarrier), FxShmUnmap: pointer[fnFileInt](tapeShmUnmap),
	}
}

func tapeOpen(tls *libc.TLS, pVfs, zName, pFile uintptr, flags int32, pOut uintptr) int32 {
	f := at[taped](pFile)
	*f = taped{}
	rc := call[fnOpen](at[sqlite3.Tsqlite3_vfs](vfs.real).FxOpen)(tls, vfs.real, zName, pFile+
		tapedSize, flags, pOut)
	if rc != sqlite3.SQLITE_OK {
		return rc
	}
	vfs.mu.Lock()
	defer vfs.mu.Unlock()
	vfs.next++
	f.number = vfs.next
	name := ""
	if zName != 0 {
		name = filepath.Base(libc.GoString(zName))
	}
	vfs.files[f.number] = fileOf{tape: vfs.tapes[pVfs], name: name}
	f.methods = vfs.io
	return rc
}

func tapeDelete(tls *libc.TLS, pVfs, zName uintptr, syncDir int32) int32 {
	vfs.mu.Lock()
	r := vfs.tapes[pVfs]
	vfs.mu.Unlock()
	if r.note(op{kind: opRemove, file: filepath.Base(libc.GoString(zName)), n: int(syncDir)}) {
		return sqlite3.SQLITE_IOERR_DELETE
	}
	return call[fnDelete](at[sqlite3.Tsqlite3_vfs](vfs.real).FxDelete)(tls, vfs.real, zName, syncDir)
}

// under is the system's file below a taped one, with its methods.
func under(id uintptr) (uintptr, *sqlite3.Tsqlite3_io_methods) {
	return id + tapedSize, at[sqlite3.Tsqlite3_io_methods](
		at[sqlite3.Tsqlite3_file](id + tapedSize).FpMethods)
}

func owner(id uintptr) fileOf {
	vfs.mu.Lock()
	defer vfs.mu.Unlock()
	return vfs.files[at[taped](id).number]
}

func tapeWrite(tls *libc.TLS, id, buf uintptr, n int32, off int64) int32 {
	f := owner(id)
	data := append([]byte(nil), unsafe.Slice(at[byte](buf), int(n))...)
	if f.tape.note(op{kind: opWrite, file: f.name, at: off, data: data}) {
		return sqlite3.SQLITE_IOERR_WRITE
	}
	p, m := under(id)
	return call[fnBytes](m.FxWrite)(tls, p, buf, n, off)
}

func tapeTruncate(tls *libc.TLS, id uintptr, size int64) int32 {
	f := owner(id)
	if f.tape.note(op{kind: opTruncate, file: f.name, at: size}) {
		return sqlite3.SQLITE_IOERR_TRUNCATE
	}
	p, m := under(id)
	return call[fnFileLong](m.FxTruncate)(tls, p, size)
}

func tapeSync(tls *libc.TLS, id uintptr, flags int32) int32 {
	f := owner(id)
	p, m := under(id)
	if rc := call[fnFileInt](m.FxSync)(tls, p, flags); rc != sqlite3.SQLITE_OK {
		return rc
	}
	if f.tape.note(op{kind: opSync, file: f.name}) {
		return sqlite3.SQLITE_IOERR_FSYNC
	}
	return sqlite3.SQLITE_OK
}

func tapeClose(tls *libc.TLS, id uintptr) int32 {
	p, m := under(id)
	rc := call[fnFile](m.FxClose)(tls, p)
	vfs.mu.Lock()
	delete(vfs.files, at[taped](id).number)
	vfs.mu.Unlock()
	return rc
}

func tapeRead(tls *libc.TLS, id, buf uintptr, n int32, off int64) int32 {
	p, m := under(id)
	return call[fnBytes](m.FxRead)(tls, p, buf, n, off)
}

func tapeFileSize(tls *libc.TLS, id, size uintptr) int32 {
	p, m := under(id)
	return call[fnFilePtr](m.FxFileSize)(tls, p, size)
}

func tapeLock(tls *libc.TLS, id uintptr, level int32) int32 {
	p, m := under(id)
	return call[fnFileInt](m.FxLock)(tls, p, level)
}

func tapeUnlock(tls *libc.TLS, id uintptr, level int32) int32 {
	p, m := under(id)
	return call[fnFileInt](m.FxUnlock)(tls, p, level)
}

func tapeReserved(tls *libc.TLS, id, out uintptr) int32 {
	p, m := under(id)
	return call[fnFilePtr](m.FxCheckReservedLock)(tls, p, out)
}

func tapeControl(tls *libc.TLS, id uintptr, what int32, arg uintptr) int32 {
	p, m := under(id)
	return call[fnFileIntPtr](m.FxFileControl)(tls, p, what, arg)
}

func tapeSector(tls *libc.TLS, id uintptr) int32 {
	p, m := under(id)
	return call[fnFile](m.FxSectorSize)(tls, p)
}

func tapeDevice(tls *libc.TLS, id uintptr) int32 {
	p, m := under(id)
	return call[fnFile](m.FxDeviceCharacteristics)(tls, p)
}

func tapeShmMap(tls *libc.TLS, id uintptr, page, size, extend int32, out uintptr) int32 {
	p, m := under(id)
	return call[fnShmMap](m.FxShmMap)(tls, p, page, size, extend, out)
}

func tapeShmLock(tls *libc.TLS, id uintptr, off, n, flags int32) int32 {
	p, m := under(id)
	return call[fnShmLock](m.FxShmLock)(tls, p, off, n, flags)
}

func tapeShmBarrier(tls *libc.TLS, id uintptr) {
	p, m := under(id)
	call[fnVoid](m.FxShmBarrier)(tls, p)
}

func tapeShmUnmap(tls *libc.TLS, id uintptr, remove int32) int32 {
	p, m := under(id)
	return call[fnFileInt](m.FxShmUnmap)(tls, p, remove)
}
