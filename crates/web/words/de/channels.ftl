channel = Kanal
channel-state = Zustand
channel-works = Was dort geht
network = Netzwerk
channels-count = { $count ->
    [one] { $count } Kanal
   *[other] { $count } Kanäle
}
channels-need-you = { $count ->
    [one] { $count } Kanal
   *[other] { $count } Kanäle
}, { $need ->
    [one] { $need } braucht Sie
   *[other] { $need } brauchen Sie
}
channels-need-owner = { $count ->
    [one] { $count } Kanal
   *[other] { $count } Kanäle
}, { $need ->
    [one] { $need } braucht die Leitung
   *[other] { $need } brauchen die Leitung
}
channels-stopped = { $network } hört nicht mehr zu: seit { $moment }.
channels-stopped-you = Verbinden Sie es wieder, und nichts von dem, was seither gesagt wurde, geht verloren.
channels-stopped-owner = Die Leitung verbindet es wieder, und nichts von dem, was seither gesagt wurde, geht verloren.
channels-website = Ihre Website hört zu.
channels-website-you = Verbinden Sie die Orte, an denen Ihre Kundschaft spricht.
channels-website-owner = Die Leitung verbindet die Orte, an denen Ihre Kundschaft spricht.
channels-not-everything = Nicht jeder Kanal hört alles.
channels-not-everything-more = Was verweigert wurde und warum, steht daneben; wir versuchen es weiter.
channels-may-not = Nicht jeder Kanal darf alles.
channels-may-not-you = Was nicht erlaubt wurde, steht daneben; verbinden Sie ihn neu, um es zu erlauben.
channels-may-not-owner = Was nicht erlaubt wurde, steht daneben; die Leitung verbindet ihn neu, um es zu erlauben.
channels-all-listen = Jeder Kanal hört zu.
channels-all-listen-more = Was dort geschrieben wird, kommt in den Eingang.
channel-healthy = In Ordnung
channel-in-part = Geht zum Teil
channel-heard = Zuletzt gehört vor { $span }
channel-ours = Immer an: Er ist Ihr eigener
channel-not-heard = Noch nichts gehört
channel-trouble = Gestört seit { $moment }
channel-trouble-why = { $why }; wir versuchen es weiter.
channel-lost = Getrennt seit { $moment }
last-heard = Zuletzt gehört: { $moment }.
works-listening = Zuhören
works-answering = Antworten
works-publishing = Veröffentlichen
connect-again = { $network } wieder verbinden

given-up = Aufgegeben
given-up-more = So oft versucht, wie es Sinn hat. Nichts ist verloren; versuchen Sie es noch einmal, wenn der Grund behoben ist.
given-up-owner = So oft versucht, wie es Sinn hat. Nichts ist verloren; die Leitung versucht es noch einmal, wenn der Grund behoben ist.
attempts = { $count ->
    [one] { $count } Versuch
   *[other] { $count } Versuche
}
order-send-message = Eine Antwort senden
order-publish = Auf einem Kanal veröffentlichen
order-withdraw = Von einem Kanal zurückziehen
order-reword = Den Text von etwas Veröffentlichtem ändern
order-poll = Ein Netzwerk fragen, was neu ist
order-take-in = Aufnehmen, was ein Netzwerk schickte
order-take-in-again = Eine Sache aufnehmen, die ein Netzwerk schickte
order-moderate = Dort etwas verbergen, liken oder löschen
order-fetch-pictures = Die Bilder einer Nachricht holen
order-fetch-parent = Die Nachricht holen, zu der eine Antwort gehört
order-tell = Sehen, wem zu schreiben ist
order-send-letter = Jemandem im Team schreiben
order-send-invitation = Eine Einladung schicken
order-send-password-reset = Einen Weg zurück schicken
order-tell-of-password = Jemandem sagen, dass das Passwort geändert wurde
order-learn = Fragen zu Anliegen ordnen
order-regroup = Gruppen von Fragen finden
order-of-old = Etwas, das eine ältere Version bestellte

channel-simulated = Ein simulierter Kanal.
we-go-on-trying = Wir versuchen es weiter; was zu hören war, ist da.
asked-again = Nächste Nachfrage in { $span }.
allowance = Von dem, was dort gefragt werden darf, sind { $left } % übrig.
allowance-until = Von dem, was dort gefragt werden darf, sind { $left } % übrig; alles wieder { $moment }.
what-does-not-work = Was dort nicht geht
webhooks = Webhooks
webhooks-more = Das Netzwerk ruft diese Adresse auf, für alle Konten Ihrer App dieselbe:
webhooks-nothing = Noch ist nichts gekommen. Wir fragen das Netzwerk trotzdem.
delivery-new = neu
delivery-taken = aufgenommen
delivery-kept = aufbewahrt
came-times = kam { $times }-mal
disconnecting = Beim Trennen werden die Schlüssel vergessen. Was gesagt wurde, bleibt im Eingang.
disconnect = { $channel } trennen

only-owner-connects = Nur die Leitung verbindet einen Kanal.
what-each-can = Das kann jeder von ihnen, und das nicht.
owner-will-need = Dazu braucht sie:
connect-demo = Das ist eine Demo: Das Netzwerk ist simuliert und kennt nur erfundene Konten.
sign-in-with = Mit { $network } anmelden
or-fill-in = Oder ausfüllen
connect-network = { $network } verbinden
no-app-id = Diese Installation hat noch keine App-Kennung für { $network }. Wer sie betreibt, trägt sie ein; wie, steht auf der Seite des Netzwerks in der Dokumentation.
not-allowed-there = Sie haben es dort nicht erlaubt.
not-your-sign-in = Diese Antwort gehört zu keiner Anmeldung von Ihnen, oder zu einer, die zu lange her ist. Beginnen Sie auf der Seite der Kanäle von vorn.
choice-too-old = Diese Auswahl gilt nicht mehr. Beginnen Sie auf der Seite der Kanäle von vorn.
which-account = Welches Konto?
no-account-there = Sie verwalten dort keine Seite und kein Konto. Bitten Sie, wem sie gehört, um eine Rolle, und versuchen Sie es dann noch einmal.
