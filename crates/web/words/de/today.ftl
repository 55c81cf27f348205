today-open = geöffnet
today-closed = geschlossen
search-everything = Alles durchsuchen
today-me = { $me }: Sie, Einstellungen und Kanäle

today-nobody-lit = Niemand wartet. Das Licht an der Tür ist an.
today-nobody-dim = Niemand wartet. Das Licht an der Tür ist aus, bis Sie wieder öffnen.
today-waits-until = { $count ->
    [one] { $when ->
        [today] Eine Person wartet; das nächste Versprechen ist um { $time } fällig.
        [tomorrow] Eine Person wartet; das nächste Versprechen ist morgen um { $time } fällig.
        [week] Eine Person wartet; das nächste Versprechen ist am { $weekday } um { $time } fällig.
       *[far] Eine Person wartet; das nächste Versprechen ist am { $date } fällig.
    }
   *[other] { $when ->
        [today] { $counted } Personen warten; das nächste Versprechen ist um { $time } fällig.
        [tomorrow] { $counted } Personen warten; das nächste Versprechen ist morgen um { $time } fällig.
        [week] { $counted } Personen warten; das nächste Versprechen ist am { $weekday } um { $time } fällig.
       *[far] { $counted } Personen warten; das nächste Versprechen ist am { $date } fällig.
    }
}
today-waits = { $count ->
    [one] Eine Person wartet.
   *[other] { $counted } Personen warten.
}
today-one-late = Eine Antwort ist { $late }.
today-one-late-next = { $when ->
    [today] Eine Antwort ist { $late }; die nächste ist um { $time } fällig.
    [tomorrow] Eine Antwort ist { $late }; die nächste ist morgen um { $time } fällig.
    [week] Eine Antwort ist { $late }; die nächste ist am { $weekday } um { $time } fällig.
   *[far] Eine Antwort ist { $late }; die nächste ist am { $date } fällig.
}
today-many-late = { $counted } Antworten sind überfällig, die erste seit { $span }.
today-many-late-next = { $when ->
    [today] { $counted } Antworten sind überfällig, die erste seit { $span }; die nächste ist um { $time } fällig.
    [tomorrow] { $counted } Antworten sind überfällig, die erste seit { $span }; die nächste ist morgen um { $time } fällig.
    [week] { $counted } Antworten sind überfällig, die erste seit { $span }; die nächste ist am { $weekday } um { $time } fällig.
   *[far] { $counted } Antworten sind überfällig, die erste seit { $span }; die nächste ist am { $date } fällig.
}

steps = Die ersten Schritte
step-website = Sehen Sie sich Ihre Website an
step-website-more = Sie steht, mit Ihrem Namen und Ihrem Versprechen.
step-website-open = Öffnen
step-ask = Stellen Sie sich selbst eine Frage
step-ask-more = Wie jemand aus der Kundschaft, auf Ihrer Website. Sie erscheint hier, mit der Zeit, bis zu der Sie eine Antwort versprochen haben.
step-ask-do = Fragen
step-letters = Prüfen Sie, ob Briefe ankommen
step-letters-sent = Ein Mailserver ist eingerichtet: Schicken Sie sich einen Brief.
step-letters-none = Noch ist kein Mailserver eingerichtet: Antworten stehen nur auf der Seite, die zur Frage gehört, und niemand von Ihnen bekommt Briefe.
step-letters-test = Probebrief
step-letters-how = Wie geht das
step-channel-more = Die Orte, an denen Ihre Kundschaft spricht.
choose-a-channel = Kanal wählen

today-waiting = Es warten
open-inbox = Eingang öffnen
today-all-answered = Alle Fragen sind beantwortet. Neue erscheinen hier von selbst.
today-more = { $count ->
    [one] { $count } weitere
   *[other] { $count } weitere
}

today-begun = Das wird jetzt gefragt
all-needs = Alle Anliegen
today-begun-none = Nichts Neues. Wenn mehrere dasselbe fragen, steht es hier.
people-of = { $count ->
    [one] Person
   *[other] Personen
}
today-begun-where = { $networks ->
    [one] In 30 Tagen, auf einem Netzwerk; { $people } insgesamt.
   *[other] In 30 Tagen, auf { $counted } Netzwerken; { $people } insgesamt.
}
today-begun-planned = Eine Antwort ist geplant: { $moment }.

today-goes-out = Heute geht hinaus
today-nothing-planned = Nichts ist geplant.
publication-planned = geplant
publication-out = veröffentlicht
publication-failed = Nicht veröffentlicht: { $why }
publication-in-doubt = Ungewiss: { $why }
publication-withdrawn = zurückgezogen
it-says = es sagt: { $words }

today-came = Was daraus wurde
today-came-nothing = Noch ist kein Artikel draußen. Beginnen Sie mit einem Anliegen: Seine Fragen sind der Entwurf.
started-none = Noch kein Gespräch
started = { $count ->
    [one] Daraus wurde ein Gespräch
   *[other] Daraus wurden { $count } Gespräche
}
today-kept = Gehalten in 30 Tagen
kept-percent = { $percent } % von { $cases }
kept-of = { $kept } von { $cases }
today-kept-figure = { $cases ->
    [one] { $figure } Versprechen; { $kept } gehalten, { $broken } gebrochen
   *[other] { $figure } Versprechen; { $kept } gehalten, { $broken } gebrochen
}
today-kept-none = Noch war kein Versprechen fällig.
