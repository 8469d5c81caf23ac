package docx

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"countersign/assessments"
)

var (
	errDamaged = assessments.Errorf(assessments.Refused,
		"The Word document is damaged: its archive cannot be read to the end. Ask for it again, or open it in Word, repair it, and save it again.")
	errTooMuch = assessments.Errorf(assessments.Refused,
		"The Word document unpacks to far more than a contract holds and was not read further. Save the agreement alone, or as PDF, and choose that file.")
	errTooDeep = assessments.Errorf(assessments.Refused,
		"The Word document nests its elements deeper than Word writes them and was not read further. Open it in Word, save it again, and choose that file.")
	errLocked = assessments.Errorf(assessments.Refused,
		"The Word document is protected by a password. Open it, remove the protection, save it, and choose that file.")
	errNotWord = assessments.Errorf(assessments.Refused,
		"The archive is not a Word document. Choose the agreement itself, as PDF, DOCX, HTML, Markdown or plain text.")
)

// Kind is what a ZIP archive holds.
type Kind string

// Kinds of archive.
const (
	KindWord         Kind = "word"
	KindWorkbook     Kind = "workbook"
	KindSlides       Kind = "slides"
	KindOpenDocument Kind = "opendocument"
	KindOther        Kind = "other"
)

// KindOf looks at the names of an archive's parts. It fails where the archive itself is damaged or absurd.
func KindOf(r io.ReaderAt, size int64) (Kind, error) {
	z, err := list(r, size)
	if err != nil {
		return KindOther, err
	}
	kind := KindOther
	for _, f := range z.File {
		switch {
		case proper(f.Name) == "[content_types].xml" && kind == KindOther:
			if z, ok := mainPart(z); ok && z != "" {
				return KindWord, nil
			}
		case strings.HasPrefix(proper(f.Name), "xl/"):
			kind = KindWorkbook
		case strings.HasPrefix(proper(f.Name), "ppt/"):
			kind = KindSlides
		case f.Name == "content.xml":
			kind = KindOpenDocument
		}
	}
	return kind, nil
}

// archive is the opened package and what has been unpacked of it.
type archive struct {
	files     map[string]*zip.File
	main      string
	relations []relation           // of the main part
	targets   map[string]relations // of every part that was asked for, by its name
	unpacked  int64
}

// relations are the parts that one part belongs together with.
type relations []relation

type relation struct{ id, kind, target string }

// proper is a part's name as names are compared: some programs write backslashes, and case does not count.
func proper(name string) string {
	return strings.ToLower(strings.ReplaceAll(name, "\\", "/"))
}

func open(r io.ReaderAt, size int64) (*archive, error) {
	z, err := list(r, size)
	if err != nil {
		return nil, err
	}
	name, ok := mainPart(z)
	if !ok {
		return nil, errNotWord
	}
	a := &archive{files: map[string]*zip.File{}, targets: map[string]relations{}, main: name}
	for _, f := range z.File {
		if _, twice := a.files[proper(f.Name)]; !twice {
			a.files[proper(f.Name)] = f
		}
	}
	if f := a.files[name]; f.Flags&1 != 0 {
		return nil, errLocked
	}
	a.relations, err = a.relate(context.Background(), a.main)
	return a, err
}

// list opens the archive's directory with a budget for it.
func list(r io.ReaderAt, size int64) (*zip.Reader, error) {
	limited := &frugal{r: r, left: maxDirectory}
	z, err := zip.NewReader(limited, size)
	if limited.left < 0 || (z != nil && len(z.File) > maxParts) {
		return nil, errTooMuch
	}
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, assessments.Wrap(err, assessments.Refused, "%s", errDamaged.Message)
	}
	limited.open = true
	return z, nil
}

// frugal bounds what is read until the directory is known; after that the parts are counted.
type frugal struct {
	r    io.ReaderAt
	left int64
	open bool
}

func (f *frugal) ReadAt(p []byte, at int64) (int, error) {
	if !f.open {
		if f.left -= int64(len(p)); f.left < 0 {
			return 0, errTooMuch
		}
	}
	return f.r.ReadAt(p, at)
}

// mainPart is the name of the document's main part.
func mainPart(z *zip.Reader) (string, bool) {
	best := ""
	for _, f := range z.File {
		name := proper(f.Name)
		if name == "word/document.xml" {
			return name, true
		}
		// other producers name it differently, but keep it beside its relations
		if dir, base := path.Split(name); best == "" && dir == "word/" &&
			strings.HasPrefix(base, "document") && strings.HasSuffix(base, ".xml") {
			best = name
		}
	}
	return best, best != ""
}

// relate reads which parts belong to one.
func (a *archive) relate(ctx context.Context, part string) (relations, error) {
	if known, ok := a.targets[part]; ok {
		return known, nil
	}
	dir, base := path.Split(part)
	s, err := a.scan(ctx, dir+"_rels/"+base+".rels")
	if err != nil {
		if errors.Is(err, errMissing) {
			return nil, nil
		}
		return nil, err
	}
	defer s.close()
	var all relations
	for {
		e, err := s.next()
		if err != nil || e.kind == eventEnd && e.depth == 0 {
			a.targets[part] = all // what was read of a damaged list still helps
			return all, nil
		}
		if e.kind != eventStart || e.local != "Relationship" || e.attr("TargetMode") == "External" {
			continue
		}
		kind, target := e.attr("Type"), proper(e.attr("Target"))
		if strings.HasPrefix(target, "/") {
			target = strings.TrimPrefix(target, "/")
		} else {
			target = path.Join(dir, target)
		}
		all = append(all,
			relation{id: e.attr("Id"), kind: kind[strings.LastIndexByte(kind, '/')+1:], target: target})
	}
}

// target is the name of the part that another one calls by an id; "" where it calls none.
func (a *archive) target(ctx context.Context, part, id string) string {
	all, err := a.relate(ctx, part)
	if err != nil || id == "" {
		return ""
	}
	for _, r := range all {
		if r.id == id {
			return r.target
		}
	}
	return ""
}

// related are the parts of one kind ("styles", "header"), in the order of their names, each once.
func (a *archive) related(kind string) []string {
	var names []string
	seen := map[string]bool{}
	for _, r := range a.relations {
		if r.kind == kind && a.files[r.target] != nil && !seen[r.target] {
			seen[r.target] = true
			names = append(names, r.target)
		}
	}
	if len(names) == 0 && kind != "header" && kind != "footer" {
		if name := path.Dir(a.main) + "/" + kind + ".xml"; a.files[name] != nil {
			return []string{name}
		}
	}
	slices.Sort(names)
	return names
}

var errMissing = errors.New("docx: no such part")

// scan opens a part; every byte that comes out of it counts against the budgets.
func (a *archive) scan(ctx context.Context, name string) (*scanner, error) {
	f := a.files[name]
	if f == nil {
		return nil, errMissing
	}
	if f.Flags&1 != 0 {
		return nil, errLocked
	}
	rc, err := f.Open()
	if err != nil {
		return nil, assessments.Wrap(err, assessments.Refused, "%s", errDamaged.Message)
	}
	return newScanner(&counted{ctx: ctx, from: rc, archive: a}), nil
}

// counted passes bytes on while the budgets last.
type counted struct {
	ctx     context.Context
	from    io.ReadCloser
	archive *archive
	part    int64
	token   int64 // since the scanner got its last one
}

func (c *counted) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.from.Read(p)
	c.part += int64(n)
	c.token += int64(n)
	c.archive.unpacked += int64(n)
	if c.token > maxToken || c.part > maxPart || c.archive.unpacked > maxUnpacked {
		return 0, errTooMuch
	}
	return n, err
}
