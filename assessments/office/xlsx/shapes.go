package xlsx

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// attrs builds the attributes of an element: names and patterns in turn.
func attrs(pairs ...string) map[string]*regexp.Regexp {
	out := map[string]*regexp.Regexp{}
	for i := 0; i+1 < len(pairs); i += 2 {
		out[pairs[i]] = regexp.MustCompile("^(?:" + pairs[i+1] + ")$")
	}
	return out
}

func bare(names ...string) shape {
	s := shape{}
	for _, n := range names {
		s[n] = attrs()
	}
	return s
}

func (s shape) and(name string, pairs ...string) shape {
	s[name] = attrs(pairs...)
	return s
}

const (
	anything = `[\s\S]*`
	whole    = `[0-9]+`
	figure   = `[0-9]+(?:\.[0-9]+)?`
	office   = `http://schemas\.openxmlformats\.org/officeDocument/2006/relationships/`
	types    = `application/vnd\.openxmlformats-officedocument\.`
)

// sheetShape is a sheet of ours.
var sheetShape = sync.OnceValue(func() shape {
	return bare("sheetPr", "sheetViews", "cols", "sheetData", "is", "f", "v", "headerFooter", "oddFooter").
		and("worksheet", "Ignorable", anything, "uid", anything).
		and("t", "space", "preserve").
		and("pageSetUpPr", "fitToPage", "true").
		and("dimension", "ref", `[A-Z]+[0-9]+`).
		and("sheetView", "tabSelected", "true", "workbookViewId", "0").
		and("sheetFormatPr", "defaultRowHeight", "15").
		and("col", "min", whole, "max", whole, "width", `[1-9][0-9]*`, "customWidth", "1").
		and("row", "r", whole, "ht", `(?:1[4-9]|[2-9][0-9]|[1-4][0-9][0-9])(?:\.[0-9]+)?`, "customHeight",
			"1").
		and("c", "r", `[A-Z]+[0-9]+`, "s", whole, "t", "inlineStr|str").
		and("pageMargins", "left", figure, "right", figure, "top", figure, "bottom", figure, "header", figure,
			"footer", figure).
		and("pageSetup", "fitToHeight", "0", "fitToWidth", whole, "orientation", "landscape", "paperSize",
			"9").
		and("pane", "activePane", "bottomLeft", "state", "frozen", "topLeftCell", `A[0-9]+`, "ySplit",
			`[0-9]`).
		and("autoFilter", "ref", `\$A\$[0-9]+:\$[A-Z]+\$[0-9]+`)
})

// partShapes are the other parts.
var partShapes = sync.OnceValue(func() map[string]shape {
	return map[string]shape{
		"[Content_Types].xml": bare("Types").
			and("Default", "Extension", "rels|xml", "ContentType",
				`application/vnd\.openxmlformats-package\.relationships\+xml|application/xml`).
			and("Override", "PartName", `/xl/worksheets/sheet[0-9]+\.xml|/xl/styles\.xml|/xl/theme/theme1\.xml|/xl/workbook\.xml|/docProps/(?:app|core)\.xml`,
				"ContentType", types+`(?:theme|extended-properties|spreadsheetml\.(?:sheet\.main|worksheet|styles))\+xml|application/vnd\.openxmlformats-package\.core-properties\+xml`),
		"docProps/core.xml": bare("coreProperties", "title", "subject", "creator", "keywords",
			"lastModifiedBy").
			and("created", "type", "dcterms:W3CDTF").and("modified", "type", "dcterms:W3CDTF"),
		"xl/_rels/workbook.xml.rels": bare("Relationships").
			and("Relationship", "Id", `rId[0-9]+`, "Target",
				`styles\.xml|theme/theme1\.xml|worksheets/sheet[0-9]+\.xml`, "Type", office+
					`(?:styles|worksheet|theme)`),
		"xl/workbook.xml": bare("bookViews", "sheets", "definedNames").
			and("workbook", "Ignorable", anything).
			and("fileVersion", "appName", "xl", "lastEdited", "6", "lowestEdited", "6", "rupBuild", "14420").
			and("workbookPr", "filterPrivacy", "true", "defaultThemeVersion", "164011").
			and("workbookView", "xWindow", "0", "yWindow", "0", "windowWidth", "14805", "windowHeight",
				"8010").
			and("sheet", "name", anything, "sheetId", whole, "id", `rId[0-9]+`).
			and("definedName", "localSheetId", whole, "name", `_xlnm\.(?:_FilterDatabase|Print_Titles)`,
				"hidden", "true").
			and("calcPr", "calcId", "122211"),
		"xl/styles.xml": styleShape(),
	}
})

// styleShape holds the styles to the colours, letters and formats of ours: none shows nothing.
func styleShape() shape {
	return bare("fonts", "fills", "borders", "font", "fill", "border", "left", "right", "diagonal").
		and("styleSheet", "Ignorable", anything, "uid", anything).
		and("numFmts", "count", whole).and("fonts", "count", whole).and("fills", "count",
		whole).and("borders", "count", whole).
		and("cellStyleXfs", "count", "1").and("cellXfs", "count", whole).and("cellStyles", "count",
		"1").and("dxfs", "count", "0").
		and("numFmt", "numFmtId", whole, "formatCode", strings.Join(quoted(), "|")).
		and("name", "val", "Calibri|Consolas").and("family", "val", "2").and("sz", "val", "9|1[016]").and("b",
		"val", "1").
		and("color", "theme", "1", "rgb",
			"FF(?:1E54B7|AC1E28|925400|663D91|93176B|166E3E|1F2328|D6DAE0|626870)").
		and("patternFill", "patternType", "solid|none|gray125").and("fgColor", "rgb", "FFEEF2F9").
		and("top", "style", "thin").and("bottom", "style", "thin|medium").
		and("xf", "numFmtId", whole, "fontId", whole, "fillId", "0|2", "borderId", whole, "xfId", "0",
			"applyFont", "true",
			"applyAlignment", "true", "applyBorder", "true", "applyFill", "true", "applyNumberFormat",
			"true").
		and("alignment", "vertical", "top", "wrapText", "true").
		and("cellStyle", "name", "Normal", "xfId", "0", "builtinId", "0").
		and("tableStyles", "count", "0", "defaultPivotStyle", "PivotStyleLight16", "defaultTableStyle",
			"TableStyleMedium2")
}

// quoted are the formats of numbers, as patterns.
func quoted() []string {
	var out []string
	for _, v := range formats {
		out = append(out, regexp.QuoteMeta(v))
	}
	slices.Sort(out)
	return out
}
