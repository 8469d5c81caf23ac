package staging

import (
	"fmt"
	"runtime"
	"strings"
	"unicode/utf8"
)

// NameProblem says what keeps a file from having a name on this system, an empty string if nothing
// does. name is without folders. Other systems refuse by themselves what cannot be; Windows may write
// to a device, or under another name.
func NameProblem(name string) string {
	if runtime.GOOS != "windows" {
		return ""
	}
	return windowsNameProblem(name)
}

// windowsNameProblem says why Windows gives no file such a name, or another one than was asked for.
func windowsNameProblem(name string) string {
	for _, r := range name {
		switch {
		case r < 0x20:
			return "a name on Windows has no control characters"
		case strings.ContainsRune(`<>:"/\|?*`, r):
			return fmt.Sprintf("a name on Windows has no “%c” in it", r)
		}
	}
	if last, _ := utf8.DecodeLastRuneInString(name); last == '.' || last == ' ' {
		return "Windows cuts a dot or a space off the end of a name"
	}
	// A device keeps its name with any ending: aux.pdf is the device AUX.
	stem, _, _ := strings.Cut(name, ".")
	stem = strings.ToUpper(strings.TrimRight(stem, " "))
	if device(stem) {
		return fmt.Sprintf("“%s” is the name of a device on Windows", stem)
	}
	return ""
}

// device knows the names of Windows' devices, among them those with a raised digit.
func device(stem string) bool {
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	number, port := strings.CutPrefix(stem, "COM")
	if !port {
		number, port = strings.CutPrefix(stem, "LPT")
	}
	return port && utf8.RuneCountInString(number) == 1 && strings.Contains("0123456789¹²³", number)
}
