package charset_test

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"countersign/assessments/intake/charset"
)

// texts are clauses in languages that once had character sets of their own.
var texts = map[string]string{
	"en": "The provider’s “Output” belongs to the customer — always. The cap is £2,000 and 50 %. See the café clause of the agreement, which is final.",
	"de": "Der Anbieter löscht die Daten des Kunden spätestens dreißig Tage nach Ende des Vertrags. Für Schäden haftet er nur bei Vorsatz; Änderungen bedürfen der Schriftform.",
	"fr": "Le prestataire ne conserve pas les données à caractère personnel au-delà de la durée nécessaire, et n’entraîne aucun modèle à l’aide du contenu reçu.",
	"es": "El proveedor no utilizará el contenido del cliente para entrenar ningún modelo. ¿Quién responde de los daños? La compañía, según la cláusula undécima.",
	"da": "Leverandøren må ikke bruge kundens oplysninger til træning af modeller, og sletter dem senest tredive dage efter aftalens ophør, medmindre loven kræver andet på området.",
	"pl": "Dostawca usług nie będzie wykorzystywał treści klienta do szkolenia żadnego modelu. Dane są usuwane po trzydziestu dniach, chyba że umowa stanowi inaczej; właściwość sądów.",
	"cs": "Poskytovatel nesmí používat obsah zákazníka ke školení žádného modelu. Údaje se vymažou do třiceti dnů po skončení smlouvy, není-li dohodnuto jinak; příslušné soudy.",
	"hu": "A szolgáltató az ügyfél tartalmát kizárólag a szolgáltatás nyújtására használja, és a szerződés megszűnését követő harminc napon belül törli; a bíróság kijelölése közös.",
	"tr": "Sağlayıcı, müşterinin içeriğini hiçbir modelin eğitimi için kullanmayacaktır. Veriler sözleşmenin sona ermesinden otuz gün sonra silinir; ağır ihmal hâli saklıdır.",
	"ru": "Поставщик не использует содержимое заказчика для обучения моделей. Данные удаляются через тридцать дней после окончания договора, если стороны не договорились об ином.",
	"uk": "Постачальник не використовує вміст замовника для навчання моделей. Дані видаляються через тридцять днів після закінчення договору, якщо сторони не домовилися про інше; її умови є чинними.",
	"el": "Ο πάροχος δεν χρησιμοποιεί το περιεχόμενο του πελάτη για την εκπαίδευση μοντέλων. Τα δεδομένα διαγράφονται τριάντα ημέρες μετά τη λήξη της σύμβασης.",
	"ja": "提供者は、お客様のコンテンツをモデルの学習に使用しません。データは契約終了後三十日以内に削除されます。準拠法は日本法とし、東京地方裁判所を専属的合意管轄裁判所とします。",
	"zh": "供应商不得将客户的内容用于训练任何模型。数据在协议终止后三十天内删除。本协议受中华人民共和国法律管辖，争议提交有管辖权的人民法院解决。",
	"tw": "供應商不得將客戶的內容用於訓練任何模型。資料於協議終止後三十天內刪除。本協議受中華民國法律管轄，爭議由臺灣臺北地方法院審理。",
	"ko": "제공자는 고객의 콘텐츠를 모델 학습에 사용하지 않습니다. 데이터는 계약 종료 후 삼십 일 이내에 삭제됩니다. 이 계약은 대한민국 법률의 적용을 받습니다.",
}

// written are texts as files once had them.
var written = []struct {
	name  string
	to    encoding.Encoding
	texts string
}{
	{"windows-1252", charmap.Windows1252, "en de fr es da"},
	{"iso-8859-1", charmap.ISO8859_1, "de es da"},
	{"macintosh", charmap.Macintosh, "de fr es"},
	{"ibm850", charmap.CodePage850, "de"},
	{"windows-1250", charmap.Windows1250, "pl cs hu"},
	{"iso-8859-2", charmap.ISO8859_2, "pl cs hu"},
	{"windows-1254", charmap.Windows1254, "tr"},
	{"windows-1251", charmap.Windows1251, "ru uk"},
	{"koi8-r", charmap.KOI8R, "ru"},
	{"koi8-u", charmap.KOI8U, "uk"},
	{"iso-8859-5", charmap.ISO8859_5, "ru uk"},
	{"ibm866", charmap.CodePage866, "ru"},
	{"windows-1253", charmap.Windows1253, "el"},
	{"iso-8859-7", charmap.ISO8859_7, "el"},
	{"shift_jis", japanese.ShiftJIS, "ja"},
	{"euc-jp", japanese.EUCJP, "ja"},
	{"iso-2022-jp", japanese.ISO2022JP, "ja"},
	{"gb18030", simplifiedchinese.GB18030, "zh"},
	{"gbk", simplifiedchinese.GBK, "zh"},
	{"big5", traditionalchinese.Big5, "tw"},
	{"euc-kr", korean.EUCKR, "ko"},
	{"utf-16 with a mark", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "en ru ja"},
	{"utf-16 big with a mark", unicode.UTF16(unicode.BigEndian, unicode.UseBOM), "en ru ja"},
	{"utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "en de fr"},
	{"utf-16be", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "en de pl"},
	{"utf-32", utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), "en ja"},
	{"utf-8", encoding.Nop, "en de pl ru el ja zh ko"},
}

func TestTextIsReadOrRefusedAndNeverReadWrongly(t *testing.T) {
	for _, w := range written {
		for language := range strings.FieldsSeq(w.texts) {
			for _, declared := range []string{"", w.name, "iso-8859-1", "utf-8", "windows-1251", "shift_jis", "nonsense"} {
				want := texts[language] + "\n\nWithin 30 days (see clause 4.2) or <p>more</p>.\n"
				raw, err := encoding.ReplaceUnsupported(w.to.NewEncoder()).Bytes([]byte(want))
				if err != nil {
					t.Fatal(err)
				}
				if lost, err := w.to.NewEncoder().String(want); err != nil || lost == "" {
					want = replaced(t, w.to, raw)
				}
				got, err := charset.Decode(raw, declared)
				if err != nil {
					if declared == "" || declared == w.name {
						t.Errorf("%s in %s, declared %q: %v", language, w.name, declared, err)
					}
					continue
				}
				if got.Text != want {
					t.Errorf("%s in %s, declared %q: read as %s: %.120q", language, w.name, declared, got.Name, got.Text)
				}
			}
		}
	}
}

// replaced is what of a text a set can say.
func replaced(t *testing.T, from encoding.Encoding, raw []byte) string {
	t.Helper()
	text, err := from.NewDecoder().Bytes(raw)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestASetThatTheFileDoesNotSayIsDoubtful: what was found is not what the file declares, so that a letter
// may be wrong.
func TestASetThatTheFileDoesNotSayIsDoubtful(t *testing.T) {
	raw, err := charmap.Windows1252.NewEncoder().Bytes([]byte(texts["de"]))
	if err != nil {
		t.Fatal(err)
	}
	for declared, doubtful := range map[string]bool{
		"": false, "windows-1252": false, "nonsense": false, "shift_jis": true, "windows-1251": true,
	} {
		got, err := charset.Decode(raw, declared)
		if err != nil || got.Text != texts["de"] || got.Doubtful != doubtful {
			t.Errorf("declared %q: read as %s, doubtful %v, %v", declared, got.Name, got.Doubtful, err)
		}
	}
}

func TestACharacterThatWasCutDoesNotHideAText(t *testing.T) {
	for _, language := range []string{"pl", "ru", "ja"} {
		cut := texts[language] + texts[language] + " a"
		for _, broken := range []string{"\xc3...", "\xe2\x80 b", "\xe3"} {
			for _, declared := range []string{"", "utf-8", "windows-1252"} {
				got, err := charset.Decode([]byte(cut+broken+texts["en"]), declared)
				want := cut + strings.ToValidUTF8(broken, "\uFFFD") + texts["en"]
				if err != nil || got.Text != want || !got.Doubtful || got.Name != "utf-8" {
					t.Errorf("%s, %q, declared %q: %s, %v, %q", language, broken, declared, got.Name, err, got.Text)
				}
			}
		}
	}
}

func TestSetsThatAreNotKnownAreRefused(t *testing.T) {
	for _, c := range []struct {
		name string
		to   encoding.Encoding
		text string
	}{
		{"Thai", charmap.Windows874, "ผู้ให้บริการจะไม่ใช้เนื้อหาของลูกค้าในการฝึกอบรมแบบจำลองใด ๆ"},
		{"Hebrew", charmap.Windows1255, "הספק לא ישתמש בתוכן של הלקוח לצורך אימון של מודל כלשהו"},
		{"Arabic", charmap.Windows1256, "لا يجوز لمقدم الخدمة استخدام محتوى العميل لتدريب أي نموذج"},
		{"codes", encoding.Nop, strings.Repeat("\x81\x8d\x90\xfe\xc0\x9d ", 9)},
	} {
		raw, err := c.to.NewEncoder().Bytes([]byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := charset.Decode(raw, ""); !errors.Is(err, charset.ErrUnknown) {
			t.Errorf("%s is read as %s: %q", c.name, got.Name, got.Text)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, w := range written {
		language, _, _ := strings.Cut(w.texts, " ")
		raw, err := encoding.ReplaceUnsupported(w.to.NewEncoder()).Bytes([]byte(texts[language]))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw, w.name)
	}
	f.Fuzz(func(t *testing.T, raw []byte, declared string) {
		got, err := charset.Decode(raw, declared)
		if err == nil && strings.ToValidUTF8(got.Text, "") != got.Text {
			t.Errorf("%q is no valid text", got.Text)
		}
	})
}
