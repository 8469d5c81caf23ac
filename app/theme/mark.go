package theme

// Mark is the shape of a state. Shapes are drawn, not typed: the text fonts lack half of these glyphs, and a
// missing glyph is a state that no one sees.
type Mark string

const (
	NoMark     Mark = ""
	MarkFull   Mark = "full"   // ● met, strong
	MarkHalf   Mark = "half"   // ◐ partly, mixed
	MarkCross  Mark = "cross"  // ✕ not met, weak
	MarkDotted Mark = "dotted" // ◌ silent
	MarkArrows Mark = "arrows" // ⇄ contradicted
	MarkDash   Mark = "dash"   // – not applicable
	MarkRing   Mark = "ring"   // ○ not assessed, unscored
	MarkFlag   Mark = "flag"   // ⚑ an open deal-breaker
	MarkTick   Mark = "tick"   // ✓ done, found
	MarkAlert  Mark = "alert"  // ▲ look here: stale, overdue
	MarkReturn Mark = "return" // ↩ carried over: to be confirmed again
	MarkSquare Mark = "square" // ■ binds: of a duty of law
	MarkAhead  Mark = "ahead"  // ▷ binds from a later day
	MarkLock   Mark = "lock"   // a closed padlock: privileged, stays inside
	MarkSealed Mark = "sealed" // the same in outline: under NDA, closed for a time
)

// Marks lists every shape.
func Marks() []Mark {
	return []Mark{
		MarkFull, MarkHalf, MarkCross, MarkDotted, MarkArrows,
		MarkDash, MarkRing, MarkFlag, MarkTick, MarkAlert, MarkReturn, MarkSquare, MarkAhead, MarkLock,
		MarkSealed,
	}
}
