ask-hear-by = { $when ->
    [today] Sie hören heute bis { $time } von uns
    [tomorrow] Sie hören morgen bis { $time } von uns
    [week] Sie hören am { $weekday } bis { $time } von uns
   *[far] Sie hören am { $date } bis { $time } von uns
}
ask-regarding = Zu:
ask-where = Wohin dürfen wir antworten?
ask-email = Ihre E-Mail-Adresse
ask-no-letters = Wir können keine E-Mails senden: Sie bekommen eine eigene Seite, auf der die Antwort steht. Bewahren Sie ihre Adresse auf, nur über sie kommen Sie zurück.
may-stay-empty = (darf leer bleiben)
ask-name = Ihr Name
ask-others = Dürfen andere mitlesen?
ask-others-no = Nein, nur Sie und wir
ask-others-no-more = Sie bekommen eine eigene Seite für die Antwort
ask-others-yes = Ja, ohne meinen Namen
ask-others-yes-more = Vielleicht hilft es noch jemandem
ask-others-yes-looked-at = Vielleicht hilft es noch jemandem. Wir lesen es, bevor es dort steht
ask-trap = Bitte leer lassen
ask-send = Frage absenden
ask-nothing-else = Kein Konto, kein Newsletter

ask-trap-filled = Bitte lassen Sie das letzte Feld leer.
ask-sent-other = Sie haben dieses Formular schon einmal abgeschickt, und jene Frage ist bei uns. Diese hier ist noch nicht gesendet: Schicken Sie sie auch ab, wenn Sie möchten.
ask-too-many = Sie haben in einer Stunde viele Fragen gestellt. Bitte warten Sie ein wenig und senden Sie diese dann ab.
ask-sent-already = Diese Frage wurde schon gesendet.
ask-answer-comes = Diese Frage wurde schon gesendet. Die Antwort kommt an die Adresse, die Sie angegeben haben.
text-empty = Hier steht noch nichts.
text-too-long = { $over ->
    [one] Das ist { $over } Zeichen zu lang: Höchstens { $most } passen hier hin.
   *[other] Das sind { $over } Zeichen zu viel: Höchstens { $most } passen hier hin.
}
not-an-address = „{ $address }“ ist keine E-Mail-Adresse, an die wir schreiben könnten.

question-withdrawn = Ihre Frage ist zurückgezogen
question-with-us = Ihre Frage ist bei uns
question-added = Ihre Ergänzung ist bei uns
question-answered = Ihre Frage ist beantwortet
question-here = Ihre Frage ist hier
question-again = Das wurde schon gesendet. Es steht einmal hier und ging nicht noch einmal hinaus.
question-late = Wir sind zu spät dran, und das tut uns leid
question-by = { $when ->
    [today] Wir antworten heute bis { $time }
    [tomorrow] Wir antworten morgen bis { $time }
    [week] Wir antworten am { $weekday } bis { $time }
   *[far] Wir antworten am { $date } bis { $time }
}
question-seen = Wir haben geantwortet und sehen auch, was Sie seither geschrieben haben.
question-anything-else = Noch etwas?
question-letter = Wir schreiben an { $email } und stellen die Antwort auch hierher.
question-keep-address = Bewahren Sie die Adresse dieser Seite auf: Nur über sie kommen Sie hierher zurück.
question-you = Sie
question-gone = Zurückgezogen
question-not-shown = Nicht auf unserer Website
question-shown-later = Auf unserer Website, sobald wir es gelesen haben, ohne Ihren Namen
question-shown = Auf unserer Website, ohne Ihren Namen
question-add = Möchten Sie etwas ergänzen?
question-add-it = Ergänzen
question-sure = Wirklich zurückziehen?
question-sure-more = Ihre Worte werden hier und bei uns gelöscht, und niemand antwortet. Das lässt sich nicht rückgängig machen.
question-withdraw-it = Zurückziehen und löschen
question-keep-it = Behalten
question-withdraw = Frage zurückziehen und löschen
add-sent-other = Sie haben dieses Formular schon einmal abgeschickt, und was darin stand, ist hier. Diese Worte sind noch nicht gesendet.
add-too-many = Sie haben in einer Stunde viel geschrieben. Bitte warten Sie ein wenig und senden Sie es dann noch einmal.
