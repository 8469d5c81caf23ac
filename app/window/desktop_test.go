package window

import "testing"

func TestTheAddressOfAFile(t *testing.T) {
	for path, want := range map[string]string{
		"/home/ada/a b#1?.zip":   "file:///home/ada/a%20b%231%3F.zip",
		"C:/Users/Ada/p.zip":     "file:///C:/Users/Ada/p.zip",
		"//server/share/ä b.zip": "file:////server/share/%C3%A4%20b.zip",
		"C:/50 %/w.countersign":  "file:///C:/50%20%25/w.countersign",
		"/tmp/a:b;c/d&e=f+g.pdf": "file:///tmp/a:b;c/d&e=f+g.pdf",
	} {
		if got := fileURL(path).String(); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
