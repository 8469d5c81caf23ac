package terms_test

import (
	"strings"
	"testing"

	"countersign/assessments/terms"
)

func TestALanguageIsToldByItsWordsOrItsScript(t *testing.T) {
	for want, text := range map[string]string{
		"en": "The provider shall not use the content of the customer for any purpose other than the one that is stated in this agreement.",
		"de": "Der Anbieter darf die Inhalte des Kunden nicht für andere Zwecke verwenden als die, die in dieser Vereinbarung genannt sind.",
		"fr": "Le fournisseur ne peut pas utiliser les contenus du client pour une autre finalité que celle qui est prévue dans ce contrat.",
		"es": "El proveedor no puede utilizar los contenidos del cliente para una finalidad distinta de la que se indica en este contrato.",
		"it": "Il fornitore non può usare i contenuti del cliente per una finalità diversa da quella che è indicata nel presente contratto.",
		"pt": "O fornecedor não pode usar os conteúdos do cliente para uma finalidade diferente da que está indicada no presente contrato.",
		"nl": "De leverancier mag de inhoud van de klant niet voor een ander doel gebruiken dan het doel dat in deze overeenkomst is vermeld.",
		"sv": "Leverantören får inte använda kundens innehåll för något annat ändamål än det som anges i avtalet och som kunden har godkänt.",
		"pl": "Dostawca nie może wykorzystywać treści klienta w innym celu niż ten, który jest określony w umowie oraz przez klienta.",
		"ja": "提供者は、本契約に定める目的以外のために、お客様のコンテンツを使用してはならないものとします。",
		"zh": "除本协议规定的目的外，提供商不得将客户的内容用于任何其他目的，也不得向任何第三方披露。",
		"ko": "제공자는 본 계약에 명시된 목적 이외의 용도로 고객의 콘텐츠를 사용할 수 없습니다.",
		"ru": "Поставщик не вправе использовать содержимое клиента в каких-либо иных целях, кроме указанных в настоящем договоре.",
		"el": "Ο πάροχος δεν επιτρέπεται να χρησιμοποιεί το περιεχόμενο του πελάτη για άλλον σκοπό εκτός από αυτόν.",
		"ar": "لا يجوز لمقدم الخدمة استخدام محتوى العميل لأي غرض آخر غير الغرض المنصوص عليه في هذه الاتفاقية.",
	} {
		if got := terms.Language(text); got != want {
			t.Errorf("%s is taken for %q: %s", want, got, text)
		}
	}
}

func TestEnglishInCapitalsWithNamesIsStillEnglish(t *testing.T) {
	text := "IN NO EVENT WILL ACME S.A. OR ITS AFFILIATES BE LIABLE FOR ANY INDIRECT OR CONSEQUENTIAL DAMAGES OF ANY KIND ARISING OUT OF THIS AGREEMENT."
	if got := terms.Language(text); got != "en" {
		t.Fatalf("got %q", got)
	}
}

func TestALongTextIsTheLanguageMostOfItIsIn(t *testing.T) {
	english := strings.Repeat("The customer may use the services in accordance with this agreement and the order. ", 400)
	text := "Allgemeine Geschäftsbedingungen der Gesellschaft für die Nutzung der Dienste. " + english
	if got := terms.Language(text); got != "en" {
		t.Fatalf("got %q", got)
	}
}

func TestTooLittleTextHasNoLanguage(t *testing.T) {
	for _, text := range []string{"", "Exhibit A", "42 % $ 100", strings.Repeat("xqz ", 50)} {
		if got := terms.Language(text); got != "" {
			t.Errorf("%q is taken for %q", text, got)
		}
	}
}

// TestAPaperWithAnEnglishPartIsReadAsEnglish: passages are found in English, and what is not is listed.
func TestAPaperWithAnEnglishPartIsReadAsEnglish(t *testing.T) {
	french := strings.Repeat("Le fournisseur ne peut pas utiliser les contenus du client pour une autre finalité que celle qui est prévue dans ce contrat. ", 80)
	english := strings.Repeat("The provider shall not use the content of the customer for any purpose other than the one that is stated in this agreement. ", 40)
	if got := terms.Language(french + english); got != "en" {
		t.Errorf("a third in English: %q", got)
	}
	if got := terms.Language(french); got != "fr" {
		t.Errorf("nothing in English: %q", got)
	}
}
