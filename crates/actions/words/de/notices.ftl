notice-late = { $span } überfällig
notice-due = { $when ->
    [today] Antwort heute bis { $time }
    [tomorrow] Antwort morgen bis { $time }
    [week] Antwort am { $weekday } bis { $time }
   *[far] Antwort am { $date } bis { $time }
}

notice-about-warning = { $whose } wartet immer noch: { $due }
notice-about-question = { $whose } wartet: { $due }
notice-about-channel = { $whose } braucht Sie
notice-about-answer = Ihre Antwort ging nicht hinaus: { $whose }
notice-about-publication = Nicht veröffentlicht: { $whose }

notice-about = { $business }: { $parts }
notice-warnings = { $count ->
    [one] { $count } Versprechen droht zu brechen
   *[other] { $count } Versprechen drohen zu brechen
}
notice-questions = { $count ->
    [one] { $count } Frage wartet
   *[other] { $count } Fragen warten
}
notice-channels = { $count ->
    [one] { $count } Kanal braucht Sie
   *[other] { $count } Kanäle brauchen Sie
}
notice-answers = { $count ->
    [one] { $count } Antwort ging nicht hinaus
   *[other] { $count } Antworten gingen nicht hinaus
}
notice-publications = { $count ->
    [one] { $count } Veröffentlichung ist nicht draußen
   *[other] { $count } Veröffentlichungen sind nicht draußen
}

notice-somebody = Jemand
notice-whose = { $who }, { $place }
notice-told = { $whose }: { $due }
notice-refused = Abgelehnt: { $why }
notice-in-doubt = Ungewiss: { $why }
notice-reconnect = Der Kanal muss neu verbunden werden: { $why }. Bis dahin geht nichts verloren.
notice-troubled = Die Störung dauert an: { $why }. Wir versuchen es weiter.
notice-not-published = Nicht veröffentlicht: { $why }
notice-attached = ({ $what })
notice-no-words = (ohne Worte)
attached-pictures = { $count ->
    [one] { $count } Bild
   *[other] { $count } Bilder
}
attached-stickers = { $count ->
    [one] { $count } Sticker
   *[other] { $count } Sticker
}
attached-videos = { $count ->
    [one] { $count } Video
   *[other] { $count } Videos
}
attached-sounds = { $count ->
    [one] { $count } Aufnahme
   *[other] { $count } Aufnahmen
}
attached-places = { $count ->
    [one] { $count } Ort
   *[other] { $count } Orte
}
attached-contacts = { $count ->
    [one] { $count } Kontakt
   *[other] { $count } Kontakte
}
attached-links = { $count ->
    [one] { $count } Link
   *[other] { $count } Links
}
attached-files = { $count ->
    [one] { $count } Datei
   *[other] { $count } Dateien
}
attached-others = { $count ->
    [one] { $count } Beitrag ohne Worte
   *[other] { $count } Beiträge ohne Worte
}
notice-more = Und { $count } weitere: { $link }
notice-foot =
    Ihre Rolle bei { $business }: { $role }. Wovon Sie erfahren, und wann, bestimmen Sie:
    { $link }

role-owner = Leitung
role-editor = Redaktion
role-agent = Antworten
role-viewer = Mitlesen
