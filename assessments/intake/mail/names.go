package mail

import "strconv"

// endings are those of files that come without a name.
var endings = map[string]string{
	"message/rfc822": ".eml", "application/pdf": ".pdf", "text/html": ".html", "text/plain": ".txt",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx", "image/png": ".png",
	"image/jpeg": ".jpg",
}

// named is a name for a file that has none.
func named(kind string, number int) string {
	if kind == "message/rfc822" {
		return "forwarded mail " + strconv.Itoa(number) + ".eml"
	}
	return "attachment " + strconv.Itoa(number) + endings[kind]
}
