needs-which = Welche Anliegen
needs-open = Noch nicht beantwortet
needs-answered = Beantwortet
needs-have-answers = { $count ->
    [one] { $count } Anliegen hat eine öffentliche Antwort.
   *[other] { $count } Anliegen haben eine öffentliche Antwort.
}
needs-can-be-told = Alle, die gefragt haben, können davon erfahren.
needs-none-asked = Niemand hat etwas gefragt, das nicht öffentlich beantwortet ist.
needs-none-more = Neue Fragen finden hier von selbst ihren Platz.
needs-people-asked = { $people ->
    [one] { $people } Person hat etwas gefragt, das wir nicht öffentlich beantwortet haben.
   *[other] { $people } Personen haben etwas gefragt, das wir nicht öffentlich beantwortet haben.
}
needs-start = Fangen Sie oben an.
needs-empty = Wenn jemand etwas fragt, steht es hier in den eigenen Worten, und wie viele andere dasselbe fragen.
needs-people = Personen
needs-asked = Was sie fragen, in ihren Worten
needs-weeks = Letzte 12 Wochen
needs-where = Wo
needs-answer = Was darauf antwortet
what-to-do = Was zu tun ist
needs-next = Die nächsten von { $count } zeigen
needs-on = { $network }: { $people }
draft-of-words = { $count ->
    [one] Entwurf, { $count } Wort
   *[other] Entwurf, { $count } Wörter
}
nothing-yet = Noch nichts
quoted = „{ $words }“
chart-in-weeks = { $count } in { $weeks } Wochen
go-on-writing = Weiterschreiben
write-the-answer = Antwort schreiben
read-the-draft = Entwurf lesen
read-it = Lesen
tell-who-asked = Allen sagen, die gefragt haben
who-is-told = Wer es erfährt

need-asked = { $people ->
    [one] Person hat gefragt
   *[other] Personen haben gefragt
}, mit { $questions ->
    [one] { $questions } Frage
   *[other] { $questions } Fragen
}, seit { $date }; { $lately } davon in 30 Tagen
need-being-written = Wird geschrieben: { $piece }
our-answers = Was wir geantwortet haben
nobody-answered = Das hat noch niemand beantwortet.
need-answer-to = an { $who }, { $date }
need-why = Warum sie beisammen stehen
need-why-meaning = Sie meinen fast dasselbe, jede in eigenen Worten.
need-why-words = Sie meinen fast dasselbe. Worte, die viele gebrauchen: { $words }.
their-questions = Ihre Fragen
need-by-hand = von Hand hierher gelegt
need-open-it = Öffnen
need-choose = Diese Frage wählen
need-move = Die gewählten Fragen anderswohin legen
need-move-into = Wohin
need-move-own = ein eigenes Anliegen, mit dem Namen:
need-new-name = Name des neuen Anliegens
need-move-them = Verschieben
need-put-right = Richtigstellen
need-name = Name
need-rename = Umbenennen
need-same-as = Es ist dasselbe wie
need-choose-one = Anliegen wählen
need-merge = Zusammenlegen
choose-need = Wählen Sie das Anliegen, mit dem es dasselbe ist.

need-out-since = Draußen seit { $date }: { $link }.
read-on-your-website = auf Ihrer Website lesen
need-draft-of = { $words ->
    [one] Ein Entwurf mit { $words } Wort, zuletzt geändert { $changed }. Nichts ist draußen.
   *[other] Ein Entwurf mit { $words } Wörtern, zuletzt geändert { $changed }. Nichts ist draußen.
}
nothing-written = Noch ist nichts geschrieben.
start-from-title = Ein Anfang, allein aus dem Titel.
start-from-questions = { $questions ->
    [one] Ein Anfang aus { $questions } Frage.
   *[other] Ein Anfang aus { $questions } Fragen.
}
start-from-answers = { $answers ->
    [one] Ein Anfang aus { $answers } Antwort.
   *[other] Ein Anfang aus { $answers } Antworten.
}
start-from-both = Ein Anfang aus { $questions ->
    [one] { $questions } Frage
   *[other] { $questions } Fragen
} und { $answers ->
    [one] { $answers } Antwort
   *[other] { $answers } Antworten
}.
start-write-it = Noch ist nichts geschrieben; „Antwort schreiben“ öffnet ihn zum Schreiben.
start-gap = Das hat noch niemand beantwortet. Ein Satz von Ihnen genügt.
start-answer-to = Ihre Antwort an { $who }, { $date }
start-asked = Gefragt am { $date }, ohne Namen
