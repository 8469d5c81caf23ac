// Package verdict gives verdicts on the items of an assessment: the six answers with what each needs in addition
// (a reason, the versions read), the walk-away mark, another look at a verdict that waits, and the reason under it.
// The desk and the reader show these parts; there is no other way in which a page gives a verdict. It does not
// choose the item and lists none. Start with Giver, then Answer, which shows it.
package verdict
