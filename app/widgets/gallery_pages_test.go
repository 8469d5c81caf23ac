package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"countersign/app/theme"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
)

// The pages of the gallery put the widgets together as the window will, so
// that alignment between them can be seen too.

func sampleSideBar() *SideBar {
	s := NewSideBar(func(string) {})
	s.SetItems([]Item{
		{Heading: true, Title: "WORK"},
		{ID: "portfolio", Title: "Portfolio", Right: "24"},
		{ID: "vendors", Title: "Vendors", Right: "17"},
		{ID: "assessments", Title: "Assessments", Right: "31"},
		{ID: "contracts", Title: "Contracts", Right: "58"},
		{ID: "evidence", Title: "Evidence", Right: "112"},
		{ID: "due", Title: "Due", Right: "3"},
		{Heading: true, Title: "RECORD"},
		{ID: "packs", Title: "Packs"},
		{ID: "catalogue", Title: "Catalogue"},
		{ID: "journal", Title: "Journal"},
	}, []Item{{ID: "settings", Title: "Settings"}})
	s.Pick("assessments")
	return s
}

func sampleVerdicts() []Choice {
	return []Choice{
		{"Met", "1", theme.MarkFull, theme.Good, ""},
		{"Partly", "2", theme.MarkHalf, theme.Mixed, ""},
		{"Not met", "3", theme.MarkCross, theme.Bad, ""},
		{"Silent", "4", theme.MarkDotted, theme.Unknown, ""},
		{"Contradicted", "5", theme.MarkArrows, theme.Contradicted, ""},
		{"N/A", "6", theme.MarkDash, theme.Neutral, ""},
	}
}

func sampleQuestions() []Item {
	return []Item{
		{
			ID: "1", Title: "Customer data is not used to train models", Sub: "clause", Right: "8/8",
			Mark: theme.MarkFull, Tone: theme.Good, Boxed: true,
		},
		{
			ID: "2", Title: "Opt-out exists and is set", Sub: "verified by us", Right: "6/6",
			Mark: theme.MarkFull, Tone: theme.Good, Boxed: true,
		},
		{
			ID: "3", Title: "Model providers named; changes notified", Sub: "clause", Right: "3/6",
			Mark: theme.MarkHalf, Tone: theme.Mixed, Boxed: true,
		},
		{
			ID: "4", Title: "Provider indemnifies output claims", Sub: "clause", Right: "4/8",
			Mark: theme.MarkHalf, Tone: theme.Mixed, Boxed: true,
		},
		{
			ID: "5", Title: "Data stays in the EU", Sub: "contract vs. web page", Right: "0/8",
			Mark: theme.MarkArrows, Tone: theme.Contradicted, Boxed: true,
		},
		{
			ID: "6", Title: "Deletion on request, derived data too", Sub: "silent", Right: "0/4",
			Mark: theme.MarkDotted, Tone: theme.Unknown, Boxed: true,
		},
		{
			ID: "7", Title: "Rights to publish outputs known", Sub: "not assessed", Right: "–/3",
			Mark: theme.MarkRing, Tone: theme.Unknown, Boxed: true,
		},
	}
}

func sampleSelectedItem() fyne.CanvasObject {
	verdicts := NewVerdictBar(sampleVerdicts(), nil)
	verdicts.Set(1)
	positions := NewColumn(1,
		NewFormRow("We require", text.NewProse(
			text.Run{Text: "Uncapped defence and indemnity for outputs used as permitted"}), ""),
		NewFormRow("Fall back to", text.NewProse(
			text.Run{Text: "Indemnity capped at three times annual fees, no carve-out for unmodified output"}), ""),
		NewFormRow("Walk away", text.NewProse(text.Run{Text: "No output indemnity at all"}), ""))
	quote := NewQuoteBlock(Quote{
		Runs: []text.Run{
			{Text: "“Lumen will defend Customer against any third-party claim alleging that "},
			{Text: "Output infringes", Marked: true},
			{Text: " … and will "},
			{Text: "indemnify", Marked: true},
			{Text: " … except to the extent the claim arises from "},
			{Text: "modification or combination", Marked: true},
			{Text: " of Output …”"},
		},
		Source: []text.Run{
			{Text: "Enterprise Agreement v3 · §13.1, page 14 · effective 1 Sep 2026 · "},
			{Text: "found in the text", Tone: theme.Good},
		},
		Link: "Open in contract", Tone: theme.Mixed,
	})
	done := NewTickRow(Tick{
		Text: "Indemnity clause in the signed agreement", Done: true,
		Pill: "contract clause", PillTone: theme.Neutral, Link: "enterprise-agreement-v3.pdf",
	}, nil, nil)
	open := NewTickRow(Tick{
		Text: "Insurance certificate covering IP claims", Link: "Attach or drop a file",
		Note: "expires 30 days after it is attached",
	}, nil, nil)
	drop := NewTickRow(Tick{Text: "A row a file is held over", Link: "Attach or drop a file"}, nil, nil)
	drop.SetDropTarget(true)
	body := NewColumn(2.5,
		text.NewCaption("Legal & privacy · LP-05 · deal-breaker · weight 8 · legal"),
		text.NewLead("Will the provider defend and indemnify us if its output is said to infringe someone’s intellectual property?"),
		positions, verdicts, quote,
		text.NewCaption("Evidence expected"), NewColumn(0.5, done, open, drop),
		text.NewProse(text.Run{Text: "Finding  ", Muted: true},
			text.Run{Text: "Carve-out for combination leaves support macros uncovered. "},
			text.Run{Text: "Remedy  ", Muted: true},
			text.Run{Text: "Strike “combination”; owner Procurement, before signature."}))
	foot := NewWrap(
		text.NewCaptionRuns(text.Run{Text: "partly 0.5 × contract clause 1.0 × weight 8 = ", Muted: true},
			text.Run{Text: "4.0 of 8", Bold: true}).OneLine(),
		NewKeyCap("J"), text.NewCaptionRuns(text.Run{Text: "next", Muted: true}).OneLine(), NewKeyCap("K"),
		text.NewCaptionRuns(text.Run{Text: "previous", Muted: true}).OneLine())
	return NewFrame(nil, NewInset(4, 2, foot), nil, nil, NewScroller(NewInset(4.5, 3, body)))
}

func sampleDesk() fyne.CanvasObject {
	band := figure.NewScoreBand(figure.Band{Low: 0.63, Score: 0.76, High: 0.80, Scored: true},
		figure.Caption{Text: "76 [63–80]"}, figure.Caption{Text: "83 % assessed"},
		figure.Caption{Text: "1 deal-breaker", Tone: theme.Bad})
	header := NewPageHeader("Lumen Chat Enterprise",
		"Lumen AI · customer support drafting · personal data · Scope 2: enterprise agreement in force",
		band, NewButton("Sign off…", nil), NewPrimary("Audit pack…", nil))
	disciplines := NewList(ListStyle{Lines: 2}, func(string) {})
	disciplines.SetItems([]Item{
		{
			ID: "g", Title: "Governance & compliance", Right: "80", Barred: true, Bar: 0.9,
			Sub: "9/10 assessed",
		},
		{ID: "l", Title: "Legal & privacy", Right: "88", Barred: true, Bar: 0.94, Sub: "15/16 assessed"},
		{ID: "r", Title: "Risk management", Right: "69", Barred: true, Bar: 0.75, Sub: "6/8 assessed"},
		{ID: "c", Title: "Controls", Right: "74", Barred: true, Bar: 0.83, Sub: "10/12 assessed"},
		{ID: "s", Title: "Resilience", Right: "62", Barred: true, Bar: 0.57, Sub: "4/7 assessed"},
	})
	disciplines.Pick("l")
	questions := NewList(ListStyle{Lines: 2, Ruled: true}, func(string) {})
	questions.SetItems(sampleQuestions())
	questions.Pick("4")
	questions.FocusGained()
	chips := NewChipBar([]string{"All 16", "Open 1", "Findings 4", "Stale 0"}, nil)
	middle := NewFrame(NewInset(2, 2, chips), nil, nil, nil, questions)
	split := NewSplitColumns([]SplitPart{
		{Content: disciplines, Width: 186, Min: 120},
		{Content: middle, Width: 330, Min: 160},
		{Content: sampleSelectedItem(), Min: 260},
	}, nil, nil)
	status := NewStatusBar()
	status.Set([]StatusItem{
		{Text: "Saved 14:02", Mark: theme.MarkTick, Tone: theme.Good},
		{Text: "Backup 13:30"},
		{Text: "acme.countersign"},
	},
		[]StatusItem{{Text: "Legal reviewer", OnTap: func() {}}, {Text: "Offline"}})
	page := NewFrame(header, nil, nil, nil, split)
	bar := container.New(layout.NewCustomPaddedLayout(0, 0, 0, 0), sampleSideBar())
	top := menu.NewBar(func() *fyne.MainMenu {
		return fyne.NewMainMenu(fyne.NewMenu("File"), fyne.NewMenu("Edit"), fyne.NewMenu("View"))
	}, NewLink("Go to anything", nil).WithKey("Ctrl K"))
	top.Renew()
	return NewFrame(top, status, container.New(fixedWidth{176}, bar), nil, page)
}

type fixedWidth struct{ width float32 }

func (f fixedWidth) Layout(o []fyne.CanvasObject, s fyne.Size) { o[0].Resize(s) }
func (f fixedWidth) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Scaled(f.width), o[0].MinSize().Height)
}

func sampleParagraphs() []text.Paragraph {
	return []text.Paragraph{
		{Text: "4. Customer Content", Heading: true},
		{Text: "4.1 Ownership. As between the parties, Customer owns all right, title and interest in Input and, to the extent permitted by law, in Output. Lumen assigns to Customer any interest it may have in Output.", Aside: "page 3"},
		{Text: "4.2 Use of Content. Lumen will not use Customer Content to train or fine-tune any generally available model, except where Customer has given written permission. Lumen will require the same of each model provider listed in Schedule 2."},
		{Text: "4.3 Service improvement. Lumen may use de-identified usage data, excluding Customer Content, to maintain and improve the Services."},
		{Text: "4.4 Third-party models. The Services may route Input to the model providers in Schedule 2. Lumen gives thirty days’ notice of a change to Schedule 2, during which Customer may object."},
		{Text: "4.5 Location. Customer Content is stored in the region selected in the Order Form."},
	}
}

func sampleContract() fyne.CanvasObject {
	doc := text.NewDocument(nil)
	doc.SetParagraphs(sampleParagraphs())
	doc.SetMarks([]text.Mark{{Paragraph: 2, Cited: true}, {Paragraph: 3, Start: 25, End: 52}})
	doc.Select(text.Selection{FromParagraph: 4, FromOffset: 10, ToParagraph: 5, ToOffset: 14})
	topics := NewList(ListStyle{}, func(string) {})
	var items []Item
	for _, n := range []string{
		"Training use", "Training opt-out", "Third-party sharing", "IP ownership",
		"Indemnity", "Data location", "Retention and deletion", "Confidentiality",
	} {
		items = append(items, Item{ID: n, Title: n, Right: "3"})
	}
	items[5].Right = "none found"
	topics.SetItems(items)
	topics.Pick("Training use")
	quote := []text.Run{
		{Text: "“Lumen will "},
		{Text: "not use", Marked: true},
		{Text: " Customer Content to "},
		{Text: "train", Marked: true},
		{Text: " or fine-tune any generally available model, except where Customer has given written permission.”"},
	}
	cards := NewColumn(2)
	for i, head := range []string{
		"§4.2 Use of Content, page 3", "§4.3 Service improvement, page 3",
		"§4.6 Feedback, page 4",
	} {
		cards.Add(NewPassageCard(Passage{
			Head: head, Runs: quote, Why: "why: not use · train · model",
			Chosen: i == 0, Buttons: []*Button{
				NewPrimary("Cite in LP-01", nil),
				NewButton("Show in text", nil),
			},
		}, nil))
	}
	cards.Add(text.NewCaption("3 found in 214 paragraphs. The finder can miss: read before you answer silent."))
	search := NewSearchField("Search this document", nil)
	middle := NewFrame(NewInset(2, 2, search), nil, nil, nil, NewScroller(NewInset(2, 1, cards)))
	header := NewPageHeader("Enterprise Agreement, version 3",
		"Lumen Chat Enterprise · executed · order of precedence cited from §18.2 · effective 1 Sep 2026",
		NewButton("Compare with version 2", nil), NewButton("Add version…", nil))
	split := NewSplitColumns([]SplitPart{
		{Content: topics, Width: 200},
		{Content: middle, Width: 400},
		{Content: doc},
	}, nil, nil)
	return NewFrame(header, nil, nil, nil, split)
}

func sampleForms() fyne.CanvasObject {
	name := text.NewField("Lumen Chat Enterprise", nil, nil)
	bad := NewFormRow("Notice period", text.NewField("ninety", nil, nil), "In days, as the contract says")
	bad.SetError("This is not a number of days. Write 90 for three months, or leave it empty.")
	area := text.NewTextField(3, "Customer support drafts answers with it; a person sends them.", nil, nil)
	search := NewSearchField("Filter by name, vendor, tag", nil)
	search.SetText("lumen")
	off := NewButton("Disabled", nil)
	off.Disable()
	focused := NewButton("Focused", nil)
	focused.FocusGained()
	return NewColumn(3,
		text.NewTitle("Service"),
		NewFormRow("Name", name, "As the vendor calls it on the order form"),
		bad,
		NewFormRow("Purpose", area, ""),
		NewFormRow("", NewCheckBox("The vendor’s standard terms, not negotiated", true, nil), ""),
		search,
		NewWrap(NewButton("Ordinary", nil), NewPrimary("Primary", nil), NewDanger("Purge…", nil),
			NewLink("A link", nil), off, focused,
			NewButton("With a key", nil).WithKey("Ctrl K"),
			NewButton("With a mark", nil).WithMark(theme.MarkTick)),
		NewWrap(NewChip("Open 1", nil), NewMenuChip("Scope: any", func() *fyne.Menu {
			return fyne.NewMenu("")
		}), NewKeyCap("Esc"), NewKeyCap("J")))
}

func sampleEmpty() fyne.CanvasObject {
	tiles := container.NewGridWithColumns(3,
		NewStatTile("24", "services in use, 9 in Scope 1", theme.Plain, nil),
		NewStatTile("4", "open deal-breakers", theme.Bad, func() {}),
		NewStatTile("61 %", "of questions assessed", theme.Plain, nil))
	return NewFrame(tiles, nil, nil, nil,
		NewEmptyState("No evidence yet",
			"Drop files anywhere on this page, or attach them to a question. They are copied into the workspace with their SHA-256.", "Add evidence…", nil))
}
