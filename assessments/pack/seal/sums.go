package seal

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"countersign/assessments"
	"countersign/assessments/pack"
)

// Limits of SHA256SUMS: a line is a digest, two spaces and a name; there are no more of them than
// files, with room for those that are missing.
const (
	mostName    = 400
	mostLine    = 66 + mostName
	mostMissing = 1000
)

var sumLine = regexp.MustCompile(`^([0-9a-f]{64})  (.+)$`)

// readSums reads the list of digests, whose own digest is the seal id. Without one there is no pack.
func (c *check) readSums(path string) (err error) {
	in, err := c.tree.open(pack.SumsName)
	if err != nil {
		return c.noPack(err, path)
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	h := sha256.New()
	lines := bufio.NewReaderSize(io.TeeReader(reader{c.ctx, in}, h), 4096)
	c.sums = map[string]string{}
	last, most := "", len(c.tree.names)+mostMissing
	for n := 1; ; n++ {
		line, err := lines.ReadSlice('\n')
		if errors.Is(err, io.EOF) && len(line) == 0 {
			break
		}
		if err != nil && !errors.Is(err, io.EOF) || len(line) > mostLine || n > most {
			return c.noPack(fmt.Errorf("line %d of %s is too long, or one too many: %w", n, pack.SumsName,
				errors.Join(err, c.ctx.Err())), path)
		}
		if err != nil {
			c.problem(pack.SumsName, "does not end with a line break")
		}
		last = c.sum(n, strings.TrimSuffix(string(line), "\n"), last)
	}
	c.report.SealID = hex.EncodeToString(h.Sum(nil))
	return nil
}

func (c *check) noPack(err error, path string) error {
	if stopped := c.ctx.Err(); stopped != nil {
		return stopped
	}
	return assessments.Wrap(err, assessments.Refused,
		"%s is not an audit pack: it has no %s that can be read.", path, pack.SumsName)
}

// sum reads one line, and gives its name.
func (c *check) sum(n int, line, last string) string {
	m := sumLine.FindStringSubmatch(line)
	if m == nil {
		c.problem(pack.SumsName, "line %d is not a digest and a name", n)
		return last
	}
	sum, name := m[1], m[2]
	switch why := unsafe(name); {
	case why != "":
		c.problem(pack.SumsName, "line %d names %q, which %s", n, name, why)
	case c.sums[name] != "":
		c.problem(pack.SumsName, "line %d names %s a second time", n, name)
	case name == pack.SumsName:
		c.problem(pack.SumsName, "line %d names the list itself", n)
	default:
		if name < last {
			c.problem(pack.SumsName, "line %d is not in the order in which packs are written", n)
		}
		c.sums[name] = sum
	}
	return name
}
