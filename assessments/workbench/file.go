package workbench

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash/maphash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"countersign/assessments"
	"countersign/assessments/staging"
)

// File is a file that someone hands over. Open may be called more than once; the bytes must be the same.
type File struct {
	Name string // as received, without folders
	Size int64
	Open func() (io.ReadCloser, error)

	known *looked // what was seen of it before; nil remembers nothing
}

// looked is what was seen of a file that someone hands over: asking whether it is on record already and
// filing it then read it once for both. Whether it changed in between is told by a checksum, which costs next
// to nothing; it is digested when it is stored, and before that only if something depends on its digest.
type looked struct {
	mu       sync.Mutex
	seed     maphash.Seed
	checksum uint64
	done     bool
	digest   string            // "" until it is known
	text     *assessments.Text // what was read of it before it is filed; nil if it was not
}

func newLooked() *looked { return &looked{seed: maphash.MakeSeed()} }

// forget has the file looked at again.
func (l *looked) forget() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.done, l.digest, l.text = false, "", nil
}

// filing brings files into the workspace, as versions of documents and revisions of evidence, and gives them
// back.
type filing struct {
	*journal
	attached Attached
}

// FileAt is the file at a path; it refuses what cannot be evidence: folders, empty files, devices.
func FileAt(path string) (File, error) {
	st, err := os.Stat(path)
	return fileOf(path, st, err, func() (io.ReadCloser, error) { return os.Open(path) })
}

// fileOf is the file by what looking at it said.
func fileOf(path string, st fs.FileInfo, err error, open func() (io.ReadCloser, error)) (File, error) {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return File{}, assessments.Wrap(err, assessments.Refused,
			"There is no file “%s”. Check the path; nothing was added.", path)
	case err != nil:
		return File{}, assessments.Wrap(err, assessments.Refused,
			"The file “%s” cannot be reached. Check that you may read it; nothing was added.", path)
	case st.IsDir():
		return File{}, assessments.Errorf(assessments.Refused,
			"“%s” is a folder. Add the files in it one by one, or as one zip file.", path)
	case !st.Mode().IsRegular():
		return File{}, assessments.Errorf(assessments.Refused,
			"“%s” is not an ordinary file, so it cannot be kept. Copy its content into a file first.", path)
	case st.Size() == 0:
		return File{}, assessments.Errorf(assessments.Refused,
			"“%s” is empty (0 bytes), so it shows nothing. Check that it was saved or downloaded completely.",
			path)
	}
	return File{Name: filepath.Base(path), Size: st.Size(), Open: open, known: newLooked()}, nil
}

// hash returns the file's digest, for which it is read once.
func (f File) hash(ctx context.Context) (string, error) {
	if f.known == nil {
		f.known = newLooked()
	}
	_, sum, err := f.look(ctx, true)
	return sum, err
}

// look reads the file for its checksum, and for its digest if that is wanted, unless they are known.
func (f File) look(ctx context.Context, digested bool) (checksum uint64, digest string, err error) {
	l := f.known
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.done && (!digested || l.digest != "") {
		return l.checksum, l.digest, nil
	}
	r, err := f.open()
	if err != nil {
		return 0, "", err
	}
	defer r.Close()
	var sum maphash.Hash
	sum.SetSeed(l.seed)
	into, whole := io.Writer(&sum), sha256.New()
	if digested {
		into = io.MultiWriter(&sum, whole)
	}
	if _, err := io.Copy(into, &stoppable{ctx, r}); err != nil {
		return 0, "", f.broken(err)
	}
	if l.checksum, l.done = sum.Sum64(), true; digested {
		l.digest = hex.EncodeToString(whole.Sum(nil))
	}
	return l.checksum, l.digest, nil
}

func (f File) open() (io.ReadCloser, error) {
	r, err := f.Open()
	if err != nil {
		return nil, f.broken(err)
	}
	return r, nil
}

func (f File) broken(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var known *assessments.Error
	if errors.As(err, &known) {
		return err
	}
	if staging.InUse(err) {
		return assessments.Wrap(err, assessments.Refused,
			"Another program has “%s” open and lets no other read it. Close it there and add it again; nothing was added.", f.Name)
	}
	return assessments.Wrap(err, assessments.Refused,
		"“%s” could not be read to its end. Check that the file is still there and that you may read it; nothing was added.", f.Name)
}

// stoppable ends a copy when its context does.
type stoppable struct {
	ctx context.Context
	r   io.Reader
}

func (s *stoppable) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.r.Read(p)
}

// ingest streams the file into the workspace and makes sure that it did not change while it was read.
func (w *filing) ingest(ctx context.Context, f File, p assessments.Progress) (kept, error) {
	if f.known == nil {
		f.known = newLooked()
	}
	want, digest, err := f.look(ctx, false)
	if err != nil {
		return kept{}, err
	}
	r, err := f.open()
	if err != nil {
		return kept{}, err
	}
	defer r.Close()
	var again maphash.Hash
	again.SetSeed(f.known.seed)
	sum, n, err := w.store.Ingest(ctx, io.TeeReader(r, &again), f.Size, p)
	if err != nil {
		return kept{}, f.broken(err)
	}
	if again.Sum64() != want || digest != "" && sum != digest || n != f.Size {
		f.known.forget() // it is another file now
		return kept{}, assessments.Errorf(assessments.Conflict,
			"“%s” changed while it was being read. Close the program that writes to it and add it again; nothing was added.", f.Name)
	}
	return kept{sha256: sum, size: n, name: lineOf(f.Name)}, nil
}

// kept is a file that is now in the workspace, not yet linked to a record.
type kept struct {
	sha256 string
	size   int64
	name   string
	hashed bool     // by a dry run, which stores no bytes
	from   File     // of what is hashed alone
	with   []string // names of the files that come with it
}

// files brings files into the workspace.
type files struct{ *edit }

// keep holds on to the bytes of a file that a record refers to.
func (e files) keep(k *kept) error {
	if k.hashed {
		return nil
	}
	return e.LinkBlob(k.sha256)
}

// lineOf makes a file name fit for one line; the bytes of the name carry no meaning here.
func lineOf(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0x7f {
			return '_'
		}
		return r
	}, strings.ToValidUTF8(name, "_"))
	if r := []rune(name); len(r) > assessments.MaxLine {
		name = string(r[:assessments.MaxLine])
	}
	return name
}

// AddVersion keeps a new version of a document with its file. Versions are never overwritten. The text of the
// file is read when it is first asked for: filing does not wait for that.
func (w *filing) AddVersion(ctx context.Context, v assessments.Version, f File,
	p assessments.Progress,
) (assessments.Event, error) {
	if v.ID == "" {
		v.ID = w.ids.New(assessments.NounVersion)
	}
	k, err := w.ingest(ctx, f, p)
	if err != nil {
		return assessments.Event{}, err
	}
	in := intent{verb: assessments.VerbAddVersion, subject: assessments.NounVersion, subjectID: v.ID}
	return w.do(ctx, in, func(e *edit) error {
		v := v
		if same, _, err := sameVersion(e, v, k); err != nil {
			return err
		} else if same != nil {
			return same.refusal(f.Name)
		}
		return files{e}.newVersion("", &v, &k)
	})
}

func (e files) newVersion(path string, v *assessments.Version, k *kept) error {
	before, found, err := get[assessments.Version](e, v.ID)
	if err != nil {
		return err
	}
	keepComputed(&before, v)
	if k == nil {
		if found && v.FileName == "" {
			v.FileName = before.FileName
		}
		return e.put(path, v)
	}
	if before.PurgedOn != "" {
		e.problem(join(path, "file"), staysPurged, v.Noun().Title(), v.Label, before.PurgedOn)
		return nil
	}
	if found && before.SHA256 != "" && before.SHA256 != k.sha256 {
		e.problem(join(path, "file"), "the version “%s” holds another file already; a version is never overwritten, so add a new one", v.Label)
		return nil
	}
	v.SHA256, v.Size = k.sha256, k.size
	if v.FileName == "" {
		v.FileName = assessments.PlainName(k.name)
	}
	if err := e.put(path, v); err != nil {
		return err
	}
	return e.keep(k)
}

// staysPurged refuses a file for a record whose bytes were taken out by law.
const staysPurged = "the %s “%s” was purged on %s, and its file does not come back; leave the file out"

// AddRevision keeps a new revision of a piece of evidence; f is nil where it is only a reference.
func (w *filing) AddRevision(ctx context.Context, r assessments.Revision, f *File,
	p assessments.Progress,
) (assessments.Event, error) {
	if r.ID == "" {
		r.ID = w.ids.New(assessments.NounRevision)
	}
	var k *kept
	if f != nil {
		one, err := w.ingest(ctx, *f, p)
		if err != nil {
			return assessments.Event{}, err
		}
		k = &one
	}
	in := intent{verb: assessments.VerbAddRevision, subject: assessments.NounRevision, subjectID: r.ID}
	return w.do(ctx, in, func(e *edit) error {
		r := r
		if k != nil {
			if same, _, err := sameRevision(e, r, *k); err != nil {
				return err
			} else if same != nil {
				return same.refusal(f.Name)
			}
		}
		return files{e}.newRevision("", &r, k)
	})
}

func (e files) newRevision(path string, r *assessments.Revision, k *kept) error {
	before, found, err := get[assessments.Revision](e, r.ID)
	if err != nil {
		return err
	}
	keepComputed(&before, r)
	if k == nil {
		if found && r.FileName == "" {
			r.FileName = before.FileName
		}
		if !found && r.Reference == "" {
			e.problem(join(path, "file"), "a revision needs a file, or a reference that says where it is")
			return nil
		}
		return e.put(path, r)
	}
	if before.PurgedOn != "" {
		e.problem(join(path, "file"), staysPurged, r.Noun().Title(), r.Label, before.PurgedOn)
		return nil
	}
	if found && before.SHA256 != "" && before.SHA256 != k.sha256 {
		e.problem(join(path, "file"), "the revision “%s” holds another file already; a revision is never overwritten, so add a new one", r.Label)
		return nil
	}
	r.SHA256, r.Size = k.sha256, k.size
	if r.FileName == "" {
		r.FileName = assessments.PlainName(k.name)
	}
	if err := e.put(path, r); err != nil {
		return err
	}
	return e.keep(k)
}

// OpenFile streams the bytes of a document version or a revision of evidence, as received.
func (w *filing) OpenFile(ctx context.Context, sha256 string) (io.ReadCloser, int64, error) {
	return w.store.OpenBlob(ctx, sha256)
}
