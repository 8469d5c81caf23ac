package workbench

import (
	"strings"
	"unicode"
)

// Phrases that fill the field of a compensating control and control nothing, in letters and digits only.
var fillers = func() map[string]bool {
	out := map[string]bool{}
	for _, phrase := range strings.Split(`none,no,na,nil,nothing,not applicable,no none,tbd,todo,tba,tbc,unknown,test,null,
		none needed,not needed,not required,none required,no control,no controls,no compensating control,
		no compensating controls,nothing needed,nothing to do,nothing planned,none planned,none yet,not yet,none known,
		tbd later,to be defined,to be determined,to be decided,to be done,to be added,to be confirmed,to be filled in,
		will be defined,will be added,later,pending,open,follows,to follow,will follow,see later,see below,see above,
		see reason,see the reason,see attached,see comment,same,same as above,as above,as before,ditto,idem,
		not applicable here,does not apply,not available,n a here,we accept the risk,risk accepted,accepted risk,
		accept the risk,the risk is accepted,risk is accepted,risk acceptance,accepted,acceptable,ok,okay,fine,yes,
		placeholder,text,some text,lorem ipsum,dummy,asdf,qwerty,abc,xyz,control,controls,compensating control,
		the compensating control,a control,
		keine,keines,kein,keiner,nichts,nein,entfällt,entfaellt,nicht nötig,nicht noetig,nicht notwendig,
		nicht erforderlich,nicht anwendbar,nicht zutreffend,trifft nicht zu,nicht vorhanden,nicht verfügbar,unbekannt,
		keine maßnahme,keine massnahme,keine maßnahmen,keine massnahmen,keine nötig,keine noetig,keine erforderlich,
		noch offen,offen,noch zu klären,noch zu klaeren,zu klären,zu klaeren,wird noch definiert,wird definiert,
		wird noch festgelegt,wird nachgereicht,folgt,folgt noch,folgt später,später,spaeter,siehe oben,siehe unten,
		siehe begründung,siehe begruendung,wie oben,dito,wir akzeptieren das risiko,risiko akzeptiert,
		das risiko wird akzeptiert,risiko wird akzeptiert,
		aucun,aucune,aucun contrôle,aucun controle,aucune mesure,rien,néant,neant,non,sans objet,non applicable,
		pas applicable,pas nécessaire,pas necessaire,non requis,non nécessaire,à définir,a definir,à déterminer,
		a determiner,à compléter,a completer,à venir,a venir,plus tard,voir plus haut,voir ci dessus,voir raison,
		voir motif,comme ci dessus,inconnu,risque accepté,risque accepte,nous acceptons le risque,
		le risque est accepté,le risque est accepte`, ",") {
		out[lettersOf(phrase)] = true
	}
	return out
}()

// saysNothing reports whether a text only fills its field: “none”, “n/a”, “-”, “we accept the risk”,
// one letter again and again, or nothing but one or two letters per word.
func saysNothing(s string) bool {
	plain := lettersOf(s)
	if fillers[plain] || len([]rune(plain)) < 3 {
		return true
	}
	first := []rune(plain)[:1]
	return strings.Trim(plain, string(first)) == "" || onlyShort(s)
}

// onlyShort reports whether no word has more than two letters. Scripts without capitals say much in
// few letters.
func onlyShort(s string) bool {
	for _, word := range strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) {
		if len([]rune(word)) > 2 || strings.ContainsFunc(word, func(r rune) bool {
			return unicode.IsDigit(r) || !unicode.IsLower(r) && !unicode.IsUpper(r)
		}) {
			return false
		}
	}
	return true
}

// lettersOf is a text's letters and digits, small.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
