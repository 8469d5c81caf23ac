package help

// section is a part of a help page: a heading and its paragraphs.
type section struct{ heading, body string }

// topic is one help page.
type topic struct {
	id, title string
	sections  []section
}

// topics are the help pages in their order. What the words mean is the product's vocabulary.
var topics = []topic{
	{"start", "What Countersign is for", []section{
		{"", "Organisations buy generative AI faster than they can read its terms. Countersign holds one assessment for each AI service in use: what it is used for, what its terms say, what was shown, what was decided. It asks what the Generative AI Security Scoping Matrix asks of a buyer, and turns the result into an audit pack."},
		{"Nothing leaves the desk", "There is no account, no server and no network call. A workspace is one file; copy it, move it, back it up. Your name and role are kept on this computer, not in the workspace; each change carries a copy."},
		{"Not legal advice", "Countersign shows the text and what people concluded from it. It never calls an unknown thing safe, and never calls a vendor compliant without saying with what."},
	}},
	{"scopes", "Scope 1, Scope 2, and building", []section{
		{"Scope 1: consumer app", "Your people use a service under the terms any individual would accept, also when the company pays. You control your own input and little else. Sensitive data usually does not belong here."},
		{"Scope 2: enterprise app", "Your organisation has an agreement with the vendor: negotiated, or the vendor's standard business terms accepted for the organisation (flagged “standard terms”). You can expect commitments, and you must read them."},
		{"Scope 3 to 5: building", "An application of your own around a model's API is Scope 3; refining a model with your data is Scope 4; training one is Scope 5. Countersign records such a use with its responsibilities and points at it as building. It does not press it into a buyer's questions."},
		{
			"The scope belongs to the use",
			"One service may be used in both scopes. The wizard asks a few questions about the use and gives its reasons; they stay on record.",
		},
	}},
	{"desk", "Working at the desk", []section{
		{"One item at a time", "Disciplines stand at the left, items in the middle, the selected item at the right: the question, our positions, the verdict, the quote that carries it, the evidence, the finding and its remedy, and the arithmetic of its points. J and K walk, 1 to 6 give the verdict, 0 takes it back."},
		{"Response and verdict", "What the vendor says and what we find are two fields, never one. A vendor's answer alone is a weak support."},
		{"Verdicts", "Met · partly met · not met · silent (a person read these documents and they say nothing) · contradicted (the documents disagree and their order of precedence does not settle it) · not applicable (with a reason; on a deal-breaker a second person confirms). The finder finding nothing is not “silent”: only a person's reading is."},
		{"Saving and undoing", "A text is saved one second after the last key, on leaving the field and on closing; the status bar says “Editing” until then. Ctrl+Z takes back the last change made in this window. Decisions, sign-offs, approved exceptions, purges and packs are revoked with a reason, never undone."},
		{"Stale answers", "An answer whose evidence expired, or which rests on a version that was replaced, counts as open until something fresh supports it: a quote from the version in force, newer evidence, or the new text read."},
		{"Answers to reconfirm", "After an upgrade of the question set, or an event that touches them, answers count as open until someone confirms the verdict: Y for the selected one, “Confirm several verdicts…” for more."},
	}},
	{"score", "How the score works", []section{
		{"The formula", "For an item that applies, points = weight × v × s. v is 1 for met, 0.5 for partly met, 0 otherwise. s is how strong the support is: for a contract term a marketing claim counts 0.1, a vendor's answer 0.3, a policy 0.5, a contract clause 1; for a control 0.1, 0.3, 0.5, 0.6, an independent report 0.9, verified by us 1. A verdict with nothing behind it brings nothing."},
		{
			"A number never stands alone",
			"Score is points over the weight assessed so far. Coverage is how much has been assessed. The band shows where the score can still go: its lower end if every open item failed, its upper end if every one were met. Sorting and thresholds use the lower end: unknown is never good.",
		},
		{"Deal-breakers", "An open deal-breaker caps the outcome whatever the average, and its discipline carries a flag and is never green. It closes only by met, or partly met at or above our fall-back position, with fresh evidence of at least its minimum strength; or by an approved exception."},
		{"Walk-away reached", "An answer that is not met, or silent against us, can be marked as at or beyond our walk-away position (X). It stops an approval like a deal-breaker until an exception is approved; “Blocks approval” counts both. Some items are a walk-away by themselves: what the law or the terms forbid."},
		{
			"The whole and its weakest part",
			"The whole is never strong while a discipline is weak, unscored or has an open deal-breaker or walk-away, whatever the average says. What holds it is named.",
		},
		{"What a tier takes", "A question set can ask for more in a higher tier before an approval: coverage, sign-offs by role, stronger evidence, an earlier review. The page of the decision lists what is missing. What a tier spares is asked in one line, with weight 1."},
		{"Ask these next", "The open items that would narrow the band most."},
	}},
	{"pack", "What a pack proves", []section{
		{"What it is", "A PDF to read, a workbook to filter and recalculate (its figures are live formulas), the record as JSON with its schema, documents and evidence as received, and SHA256SUMS. It is re-opened and verified before it is called done."},
		{"What it proves", "That these files belong together and were not changed since the pack was written, and that report, workbook and record say the same. Check it with “countersign verify”, or with sha256sum and any spreadsheet."},
		{"What it does not prove", "That the verdicts are right, or who a person really was: names are declared unless signed with the person's own key. The journal is tamper-evident, not tamper-proof."},
		{"What stays here", "What is privileged, under NDA or our negotiating line is left out by default, and the pack says that something was withheld."},
	}},
	{"lists", "Lists and keys", []section{
		{"Every list is the same", "Type into the filter and press Down or Enter to go to the rows. A click on a header sorts, a drag on its edge makes it wider, “Columns” (Ctrl+Shift+L) chooses what is shown; all of it is remembered. Shift and Ctrl choose several rows; Ctrl+C copies them for a spreadsheet."},
		{
			"What can be done with a row",
			"Enter opens it, Delete removes it where it can be removed. Everything else stands in its menu: right button, menu key or Shift+F10. The same actions stand in the menus and behind Ctrl+K.",
		},
		{"Without a mouse", "Tab goes to every control and scrolls it into view; a text longer than its place is a stop of its own, and the arrows scroll it. In a dialog Enter does what it is for and Escape leaves it. F10 opens the menus, Ctrl+/ shows the keys."},
	}},
	{"removing", "Removing and purging", []section{
		{"The bin", "Removing moves to the bin; it can be restored, and Ctrl+Z brings it back."},
		{"Purging", "The lawful way out, for an erasure request or returned NDA material: bytes, texts and quotes are erased for good, with a reason. A tombstone stays: what, how large, which hash, when, who. The journal's chain still verifies."},
	}},
}
