package theme

import (
	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"
)

// Sizes of text of our own, beside the toolkit's. Pixels at 100 %.
const (
	SizeBody    = ftheme.SizeNameText        // 13: everything that is read
	SizeCaption = ftheme.SizeNameCaptionText // 12: what stands under or beside it
	SizeTitle   = ftheme.SizeNameHeadingText // 18: the name of a page
	SizeLead    = ftheme.SizeNameSubHeadingText
	// SizeSmall is for key caps and the heads of side bar sections.
	SizeSmall fyne.ThemeSizeName = "csSmall"
	// SizeReading is the text of contracts, read for hours.
	SizeReading fyne.ThemeSizeName = "csReading"
)

var textSizes = map[fyne.ThemeSizeName]float32{
	SizeBody:                        13,
	SizeCaption:                     12,
	SizeTitle:                       18,
	SizeLead:                        15,
	SizeSmall:                       11,
	SizeReading:                     14,
	ftheme.SizeNameInlineIcon:       16,
	ftheme.SizeNameWindowButtonIcon: 14,
}

var spaceSizes = map[fyne.ThemeSizeName]float32{
	ftheme.SizeNamePadding:              4,
	ftheme.SizeNameInnerPadding:         6,
	ftheme.SizeNameLineSpacing:          3,
	ftheme.SizeNameWindowButtonHeight:   16,
	ftheme.SizeNameWindowTitleBarHeight: 26,
}

var lineSizes = map[fyne.ThemeSizeName]float32{
	ftheme.SizeNameSeparatorThickness: 1,
	ftheme.SizeNameSplitThickness:     1,
	ftheme.SizeNameInputBorder:        1,
	ftheme.SizeNameScrollBar:          10,
	ftheme.SizeNameScrollBarSmall:     4,
	ftheme.SizeNameScrollBarRadius:    3,
	ftheme.SizeNameInputRadius:        5,
	ftheme.SizeNameButtonRadius:       5,
	ftheme.SizeNameSelectionRadius:    4,
	ftheme.SizeNameCardRadius:         5,
	ftheme.SizeNameDialogRadius:       8,
	ftheme.SizeNamePopupRadius:        6,
	ftheme.SizeNameMenuRadius:         5,
	ftheme.SizeNameModalBlurRadius:    0,
}
