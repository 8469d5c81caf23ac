package pack

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"countersign/assessments"
)

// inWords says for people why JSON could not be read: a reader of JSON speaks of the types of this program.
func inWords(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("it breaks off or is damaged at byte %d", syntax.Offset)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("it breaks off")
	case errors.As(err, &kind):
		where := "as a whole"
		if kind.Field != "" {
			where = fmt.Sprintf("in “%s”", assessments.Clip(asWritten(kind.Field), 120))
		}
		return fmt.Errorf("%s it holds %s where %s belongs", where,
			assessments.Clip(valueWords(kind.Value), 120),
			typeWords(kind.Type))
	}
	return err
}

// asWritten is the path of a field as the file has it: the reader also names the parts of a record that are
// embedded, which are no objects of the file. Their names begin with a capital, unlike every name in it.
func asWritten(path string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(path, "."), func(name string) bool {
		return name != "" && 'A' <= name[0] && name[0] <= 'Z'
	}), ".")
}

// valueWords names what was found, as the reader of JSON calls it.
func valueWords(found string) string {
	switch found {
	case "string":
		return "a text"
	case "bool":
		return "true or false"
	case "array":
		return "a list"
	case "object":
		return "an object"
	case "number":
		return "a number"
	}
	return "the " + found // “number” and its digits
}

// typeWords names what belongs there.
func typeWords(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "a text"
	case reflect.Bool:
		return "true or false"
	case reflect.Slice, reflect.Array:
		return "a list"
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return "a whole number"
	}
	return "an object"
}
