package child

// ConfineForTest lets a test confine a process of its own as a child confines itself.
var ConfineForTest = confine

// Observe hears of each child that is started.
func Observe(x *Extractor, heard func(pid int)) { x.observe = heard }

// Racing says that the race detector is built in.
const Racing = racing

// NewObserved hears of the children that New itself starts, too.
func NewObserved(p Params, heard func(pid int)) (*Extractor, error) { return newObserved(p, heard) }
