package workbench

import (
	"fmt"
	"testing"
)

func TestDecodedBodiesAreBounded(t *testing.T) {
	b := newBodies()
	for i := range 3 * mostDecoded {
		b.keep(fmt.Sprint(i), i)
		b.keep(fmt.Sprint(i), -1) // the same body again
	}
	if len(b.decoded) != mostDecoded || len(b.order) != mostDecoded {
		t.Errorf("%d decoded, %d in order", len(b.decoded), len(b.order))
	}
	if newest := 3*mostDecoded - 1; b.get(fmt.Sprint(newest)) != newest || b.get("0") != nil {
		t.Errorf("of the newest there is %v, of the oldest %v", b.get(fmt.Sprint(newest)), b.get("0"))
	}
}
