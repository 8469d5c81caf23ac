package assessments

import "unicode"

// lookalikes maps a small letter, of whichever alphabet, that is drawn like a Latin one, with accents
// or without, to the plain Latin letter. What stands in one row in order is in alikeRanges.
var lookalikes = func() map[rune]rune {
	out := map[rune]rune{}
	for plain, others := range map[rune]string{
		'a': "аαᴀɑⲁᎪꓮѧ∀ªàáâãäåāăąǎǟǡǻȁȃȧᴬᵃḁạảấầẩẫậắằẳẵặₐάӑӓᶏⱥ",
		'b': "ьвʙⲃᏴᏏꓐƅɓƀβᴮᵇḃḅḇℬϐᵬᶀ",
		'c': "сϲᴄⲥᏟꓚƈↄçćĉċčᶜḉℂℭⅽꟲȼꞓ",
		'd': "đðԁᴅᎠꓓꓒᏧɗɖďᴰᵈḋḍḏḑḓⅅⅆⅾᵭᶁᶑȡ",
		'e': "ĕеєεᴇⲉᎬꓰ℮ɛɘəǝèéêëēėęěȅȇȩᴱᵉḕḗḙḛḝẹẻẽếềểễệₑℯℰⅇέϵѐёӗᶒɇ",
		'f': "ꜰꓝƒϝքᶠḟℱꟳᵮᶂ",
		'g': "ɢᏀꓖɡցɠĝğġģǧǵᴳᵍḡℊᶃꞡ",
		'h': "ħһнηʜⲏᎻꓧհᏂɦĥȟʰᴴḣḥḧḩḫẖₕℋℌℍℎήɧⱨⱶɥ",
		'i': "ıіιɪⲓᎥꓲɩɨìíîïĩīĭįİǐȉȋᴵᵢḭḯỉịⁱℐℑℹⅈⅰίΐϊїᶖ",
		'j': "јᴊᎫꓙյʝĵǰʲᴶⅉⱼɉɟ",
		'k': "ĸкκᴋⲕᏦꓗƙķǩᴷᵏḱḳḵₖϰќᶄꝁꝃꝅꞣⱪ",
		'l': "łӏʟᏞꓡɭꞁƚɫⳑĺļľˡᴸḷḹḻḽₗℒℓⅼᶅꝉȴ",
		'm': "мμᴍⲙᎷꓟᴹᵐḿṁṃₘℳⅿɱᵯᶆ",
		'n': "ŋпνɴⲛꓠոռɲñńņňǹᴺṅṇṉṋⁿₙℕᵰᶇȵƞꞑꞥ",
		'o': "øоοσᴏⲟꓳօɵɔºòóôõöōŏőơǒǫǭȍȏȫȭȯȱᴼᵒṍṏṑṓọỏốồổỗộớờởỡợₒℴόӧ",
		'p': "рρᴘⲣᏢꓑƿᴾᵖṕṗₚℙϱᵱᶈꝑꝓ",
		'q': "ԛꞯզɋℚꟴ𐞥ꝗ",
		'r': "гʀᎡᏒꓣɍⲅɼŕŗřȑȓʳᴿᵣṙṛṝṟℛℜℝѓᵲᵳᶉɽɾꞧɹʁ",
		's': "ѕꜱᏚᏕꓢʂᵴśŝşšſșˢṡṣṥṧṩẛₛᶊꞩȿ",
		't': "ŧтτᴛⲧᎢꓔʈţťțᵀᵗṫṭṯṱẗₜᵵƭȶⱦ",
		'u': "υᴜꓴսʊùúûüũūŭůűųưǔǖǘǚǜȕȗᵁᵘᵤṳṵṷṹṻụủứừửữựύϋΰϒϓϔᶙ",
		'v': "ѵᴠᏙꓦʋⱱᵛᵥṽṿⅴⱽѷᶌ",
		'w': "ԝωшᴡᎳᏔꓪɯⲱѡŵʷᵂẁẃẅẇẉẘώⱳʍɰ",
		'x': "хχⲭꓫˣẋẍₓⅹᶍ",
		'y': "уγʏⲩᎩᎽꓬүұɏýÿŷȳʸẏẙỳỵỷỹўӯӱӳƴʎ",
		'z': "ƶζᴢⲍᏃꓜʐźżžᶻẑẓẕℤℨᵶᶎȥɀⱬ",
	} {
		for _, r := range others {
			out[r], out[small(r)] = plain, plain
		}
	}
	return out
}()

// alikeRanges are rows of letters from A to Z, or of digits from 0 to 9, in other styles. A row that
// repeats begins at its first letter again after period signs.
var alikeRanges = []struct{ from, to, first, period rune }{
	{0xFF10, 0xFF19, '0', 10},   // full-width
	{0xFF21, 0xFF3A, 'a', 26},   // full-width
	{0xFF41, 0xFF5A, 'a', 26},   // full-width
	{0x1D400, 0x1D6A3, 'a', 26}, // mathematical: bold, italic, script, and so on
	{0x1D7CE, 0x1D7FF, '0', 10}, // mathematical digits
	{0x249C, 0x24B5, 'a', 26},   // in brackets
	{0x24B6, 0x24E9, 'a', 26},   // in circles
	{0x1F110, 0x1F129, 'a', 26}, // in brackets
	{0x1F130, 0x1F149, 'a', 26}, // in squares
	{0x1F150, 0x1F169, 'a', 26}, // in dark circles
	{0x1F170, 0x1F189, 'a', 26}, // in dark squares
	{0x1F1E6, 0x1F1FF, 'a', 26}, // of flags
	{0x1FBF0, 0x1FBF9, '0', 10}, // of a display
}

// severalLetters are signs that stand for more than one letter, and letters that are also written as two.
var severalLetters = map[rune][]string{
	'ß': {"ss"}, 'ä': {"a", "ae"}, 'ö': {"o", "oe"}, 'ü': {"u", "ue"}, 'ø': {"o", "oe"}, 'å': {"a", "aa"},
	'æ': {"ae", "a", "e"}, 'δ': {"d", "a"}, 'λ': {"l", "a"}, 'ⱡ': {"l"}, 'œ': {"oe"}, 'þ': {"th", "p"},
	'ĳ': {"ij"}, 'ǆ': {"dz"}, 'ǉ': {"lj"}, 'ǌ': {"nj"}, 'ǳ': {"dz"}, 'ﬀ': {"ff"}, 'ﬁ': {"fi"}, 'ﬂ': {"fl"},
	'ﬃ': {"ffi"}, 'ﬄ': {"ffl"}, 'ﬅ': {"st"}, 'ﬆ': {"st"}, 'ⅱ': {"ii"}, 'ⅲ': {"iii"}, 'ⅳ': {"iv"}, 'ⅵ': {"vi"},
	'ⅶ': {"vii"}, 'ⅷ': {"viii"}, 'ⅸ': {"ix"}, 'ⅺ': {"xi"}, 'ⅻ': {"xii"}, '№': {"no"},
}

// asLetters are digits and signs that stand for a letter within a word.
var asLetters = map[rune][]string{
	'0': {"o"}, '1': {"l", "i"}, '3': {"e"}, '4': {"a"}, '5': {"s"}, '6': {"g", "b"}, '7': {"t"}, '8': {"b"},
	'9': {"g"},
	'|': {"l", "i", " "}, '!': {"i", "l", " "}, '€': {"e", " "}, '$': {"s", " "}, '@': {"a", " "},
	'†': {"t", " "}, '‡': {"t", " "}, '+': {"t", " "},
}

// small is the small letter of a letter, the same for all that share a capital.
func small(r rune) rune { return unicode.ToLower(unicode.ToUpper(r)) }

// plainLetter maps a small letter to the plain one it can be mistaken for.
func plainLetter(r rune) rune {
	if r >= 0 && int(r) < len(plainASCII) {
		return plainASCII[r]
	}
	return plainOf(r)
}

// plainASCII are the plain letters of most names, which are read letter by letter whenever people are compared.
var plainASCII = func() (out [0x80]rune) {
	for r := range out {
		out[r] = plainOf(rune(r))
	}
	return out
}()

func plainOf(r rune) rune {
	for _, row := range alikeRanges {
		if r >= row.from && r <= row.to {
			return row.first + (r-row.from)%row.period
		}
	}
	// mathematical Greek: 25 capitals and a sign, 25 small letters and 7 signs
	if r >= 0x1D6A8 && r <= 0x1D7CB {
		if at := (r - 0x1D6A8) % 58; at < 25 {
			r = small(0x391 + at)
		} else if at >= 26 && at < 51 {
			r = small(0x3B1 + at - 26)
		}
	}
	for _, one := range []rune{r, small(r)} {
		if plain, ok := lookalikes[one]; ok {
			return plain
		}
	}
	return small(r)
}
