package seal

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"

	"countersign/assessments"
	"countersign/assessments/pack"
)

// Files of ours are read into memory. How much they may hold goes by the size of the pack on the disk,
// so that a small pack cannot swell into a large one: no text, and no report with its fonts, packs
// better than this.
const (
	leastPart   = 4 << 20
	leastReport = 12 << 20
	swellPart   = 4 // times the size of the pack
	swellReport = 16
	mostPart    = 256 << 20
)

func (c *check) most(name string) int64 {
	least, swell := int64(leastPart), int64(swellPart)
	if name == pack.ReportName || name == pack.WorkbookName {
		least, swell = leastReport, swellReport
	}
	return min(max(least, swell*c.tree.size), mostPart)
}

// hashAll reads every file once. A file is read to its recorded size and not further, so that an archive
// that swells is found out early.
func (c *check) hashAll(p assessments.Progress) error {
	total := int64(0)
	for _, f := range c.files {
		total += f.Size
	}
	for _, name := range c.tree.names {
		want, ok := c.sums[name]
		if !ok || len(c.tree.wrong[name]) > 0 {
			continue
		}
		if err := c.ctx.Err(); err != nil {
			return err
		}
		p.Step(c.report.Bytes, total, "Checking "+name)
		c.report.Files++
		f, recorded := c.files[name]
		limit := c.most(name)
		if recorded {
			limit = f.Size
		}
		sum, n, err := c.hash(name, limit)
		c.report.Bytes += min(n, limit)
		switch {
		case c.ctx.Err() != nil:
			return c.ctx.Err()
		case err != nil:
			c.problem(name, "cannot be read to its end: %v", err)
		case n > limit:
			c.problem(name, "is larger than it may be (%d bytes)", limit)
		case recorded && n != f.Size:
			c.problem(name, "has %d bytes; it was sealed with %d", n, f.Size)
		case sum != want:
			c.problem(name, "is not the file that was sealed: its SHA-256 is %s…, not %s…", sum[:12],
				want[:12])
		}
	}
	return nil
}

// hash digests a file up to one byte beyond a limit. The files of ours are kept, to be compared.
func (c *check) hash(name string, limit int64) (sum string, n int64, err error) {
	in, err := c.tree.open(name)
	if err != nil {
		return "", 0, err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	h := sha256.New()
	var keep bytes.Buffer
	to := io.Writer(h)
	ours := slices.Contains(rootNames(), name) && name != pack.RecordName
	if ours {
		to = io.MultiWriter(h, &keep)
	}
	n, err = io.Copy(to, io.LimitReader(reader{c.ctx, in}, limit+1))
	if ours && err == nil && n <= limit {
		c.parts[name] = keep.Bytes() // an empty one too: the comparison reports what is wrong with it
	}
	return hex.EncodeToString(h.Sum(nil)), n, err
}

// read gives a file whole, refusing more than most bytes.
func (c *check) read(name string, most int64) (_ []byte, err error) {
	in, err := c.tree.open(name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	b, err := io.ReadAll(io.LimitReader(reader{c.ctx, in}, most+1))
	if err == nil && int64(len(b)) > most {
		err = fmt.Errorf("it has more than %d bytes, which is more than a pack of this size can hold", most)
	}
	return b, err
}
