media-everything = Alles
albums = Alben
media-kinds = Arten
pictures = Bilder
new-album = Neues Album
new-article = Neuer Artikel
no-album = Noch kein Album.
no-album-more = Ein Album ist ein Auftrag: seine Fotos, wie es vorher war, was daraus wurde.
media-nothing = Noch ist nichts gemacht.
media-nothing-more = Am leichtesten beginnt es sich mit einem Anliegen: Seine Fragen und Ihre Antworten sind der Entwurf.
look-at-needs = Zu den Anliegen
album = Album
album-no-photos = Album, noch ohne Fotos
album-photos = { $photos ->
    [one] Album, { $photos } Foto
   *[other] Album, { $photos } Fotos
}
media-started = { $count ->
    [one] daraus wurde { $count } Gespräch
   *[other] daraus wurden { $count } Gespräche
}

stage-out = Auf der Website seit { $date }
stage-out-changed = Auf der Website seit { $date }, mit Änderungen, die noch nicht draußen sind
stage-planned = Geplant für { $moment }
stage-draft = Entwurf
stage-draft-words = { $count ->
    [one] Entwurf, { $count } Wort, geändert { $changed }
   *[other] Entwurf, { $count } Wörter, geändert { $changed }
}
stage-draft-changed = Entwurf, geändert { $changed }
planned-for = geplant für { $moment }
published-at = veröffentlicht { $moment }
changed-at = Geändert { $moment }
saved-at = Gespeichert { $moment }
saved-not-out = Gespeichert { $moment }, noch nicht draußen
saved-planned = Gespeichert { $moment }, geplant für { $planned }
piece-is-out = { $piece } (auf der Website)
piece-is-draft = { $piece } (Entwurf)

where-it-stands = Wo es steht
where-it-goes = Wohin es geht
your-website = Ihre Website
piece-on = { $title }, auf { $network }
it-is-on = Es ist auf { $network }
publish-again = Noch einmal veröffentlichen
try-again = Noch einmal versuchen
only-told-there = Uns wurde nur gesagt, dass es dort ist. Finden wir es nicht, nehmen Sie es dort selbst herunter.
withdraw = Zurückziehen
i-took-it-down = Ich habe es heruntergenommen
publish-now = Jetzt veröffentlichen
take-everything-back = Alles zurücknehmen
take-it-back = Zurücknehmen
what-waits-for-it = Was anderswo geplant ist, wartet darauf und wird mit ihm zurückgenommen.
publish = Veröffentlichen
publish-may-not = Veröffentlichen können die Rollen Redaktion und Leitung.
goes-on-website = Auf Ihrer Website erscheint es { $moment }.
goes-elsewhere-after = Was anderswohin geht, folgt ihm, dann oder später.
on-website-since = Auf der Website seit { $moment }.
read-on-website = Auf der Website lesen
website-first = { $first } dann auf die Kanäle, die Sie wählen.
website-first-of-all = Es geht zuerst auf Ihre Website,
no-other-channel = Noch nimmt das kein anderer Kanal an.
no-other-channel-connect = Noch nimmt das kein anderer Kanal an. { $link }, oder veröffentlichen Sie nur auf der Website.
connect-one = Verbinden Sie einen
when-label = Wann
when-now = Leer: jetzt.
when-not-before = Nicht vor { $moment }, denn dann ist es auf Ihrer Website.
when-zone = In der Zeit von { $zone }.
look-again = Noch einmal ansehen
plan-on-chosen = Auf den gewählten Kanälen planen
send-to-chosen = An die gewählten Kanäle senden
text-on = Text auf { $network }
fit-here = Passt
fit-fits = passt
fit-remark = passt, mit einer Anmerkung
fit-wrong = passt noch nicht
disconnected = Getrennt.
owner-connects-again = Die Leitung verbindet ihn wieder.
no-channel-chosen = Kein Kanal ist gewählt. Wählen Sie einen; wann es auf Ihrer Website erscheint, ändern Sie weiter unten.
not-a-moment = Diese Zeitangabe verstehen wir nicht. Wählen Sie Tag und Uhrzeit, oder lassen Sie das Feld leer für jetzt.

beside-the-text = Neben dem Text
the-page = Die Seite
words-chosen-later = Die Worte für diesen Kanal wählen Sie beim Veröffentlichen.
what-people-asked = Was gefragt wurde
in-the-text = im Text
put-in = Einfügen
picture-add-kinds = Bild hinzufügen (JPEG, PNG, WebP, GIF)
picture-describe = Dieses Bild beschreiben
picture-describe-it = Beschreiben
is-on-top = obenauf
on-top = Obenauf
other-channels = Andere Kanäle
review-and-publish = Ansehen und veröffentlichen
update-it = Aktualisieren
marks = Auszeichnungen
mark-heading = Überschrift
mark-bold = Fett
mark-italic = Kursiv
mark-link = Link
mark-quote = Zitat
mark-list = Liste
title = Titel
article-text = Text, in Markdown
article-text-hint = Was Sie wissen, in Ihren eigenen Worten. Eine Zeile, die mit ## beginnt, ist eine Überschrift.
summary-label = In einem Satz, für Linkkarten und Suchmaschinen
summary-hint = Bleibt es leer, stehen dort die ersten Worte
in-a-sentence = In einem Satz: { $words }
written-and-lost = Das haben Sie in diesem Browser geschrieben, und es wurde nicht gespeichert; inzwischen wurde der Artikel anders gespeichert. Nehmen Sie daraus, was Sie brauchen.
written-and-lost-name = Was Sie geschrieben haben und nicht gespeichert wurde
throw-it-away = Wegwerfen
article-may-not = Sie können hier mitlesen. Schreiben und veröffentlichen können die Rollen Redaktion und Leitung.
answers-need = Antwortet auf: { $need }
people-asked-short = { $count ->
    [one] { $count } fragt danach
   *[other] { $count } fragen danach
}
tell-when-out = { $people ->
    [one] Wenn er draußen ist, der { $people } Person sagen, die gefragt hat
   *[other] Wenn er draußen ist, den { $people } Personen sagen, die gefragt haben
}
so-many-on = { $count } auf { $network }
read-message-first = Die Nachricht vorher lesen
take-it-down = Herunternehmen
take-down-article = Er verschwindet von Ihrer Website und aus jedem Netzwerk, in das er gestellt wurde. Der Text bleibt hier.
take-down-everywhere = Überall herunternehmen
delete = Löschen
delete-it = Löschen
delete-this-draft = Diesen Entwurf löschen
delete-article = Der Text ist endgültig fort. Seine Bilder bleiben, und ebenso die Gespräche, die darunter begannen.
delete-for-good = Endgültig löschen
form-unread = Das Formular war nicht lesbar. Nichts wurde gespeichert.

since-out = Seit es draußen ist
since-out-cover = Das Bild obenauf hat sich geändert, seit es draußen ist.
since-out-places = { $count ->
    [one] { $count } Stelle hat sich geändert, seit es draußen ist.
   *[other] { $count } Stellen haben sich geändert, seit es draußen ist.
}
since-out-readers = Wer liest, sieht es, wie es am { $date } war, bis Sie es aktualisieren.
since-out-at-once = Auf Ihrer Website ändert es sich sofort. Beiträge in Netzwerken bleiben, wie sie sind; ihre Linkkarten macht das Netzwerk neu, wenn überhaupt.
discard = Änderungen wegwerfen
discard-more = Der Text wird wieder, was man jetzt zu lesen bekommt. Das lässt sich nicht rückgängig machen.
discard-it = Wegwerfen
compare = Vergleichen mit dem, was draußen ist
compare-nothing = Nichts ist geschrieben, was nicht draußen ist.
compare-words = { $more ->
    [one] { $more } Wort mehr, { $fewer } weniger.
   *[other] { $more } Wörter mehr, { $fewer } weniger.
}
compare-how = Durchgestrichenes ist jetzt draußen und fällt weg; Markiertes kommt dazu.
compare-other-cover = Ein anderes Bild obenauf
compare-no-cover = Das Bild obenauf fällt weg

piece-answers = Antwortet auf
answers-nothing = Noch auf nichts. Wer gefragt hat, kann davon erfahren, sobald Sie sagen, worauf es antwortet.
answers-choose = Wählen, worauf es antwortet

photos-none = Noch keine Fotos.
photos-described = { $photos ->
    [one] { $photos } Foto, beschrieben.
   *[other] { $photos } Fotos, alle beschrieben.
}
photos-open = { $photos ->
    [one] { $photos } Foto
   *[other] { $photos } Fotos
}; { $open ->
    [one] { $open } ist noch nicht beschrieben.
   *[other] { $open } sind noch nicht beschrieben.
}
album-at-once = Was Sie speichern, steht sofort auf Ihrer Website.
album-may-not = Sie können hier zusehen. Alben machen die Rollen Redaktion und Leitung.
photos-add = Fotos hinzufügen
photos-where-removed = Wo und womit sie aufgenommen wurden, wird aus jedem entfernt.
before-and-after = Vorher und nachher
photos-order = In dieser Reihenfolge
photos-order-how = Ziehen, Alt ↑ ↓, oder jedem seine Nummer geben
photo-place = Platz von { $name }
photo-no-caption = Ohne Bildunterschrift
photo-caption = Bildunterschrift von { $name }
photo-alt = Was zu sehen ist, für alle, die es nicht sehen können
photo-alt-of = Was auf { $name } zu sehen ist
described = Beschrieben
described-on-top = Beschrieben, obenauf
not-described = Nicht beschrieben
not-described-on-top = Nicht beschrieben, obenauf
photo-one-of = Eines der Fotos
photo-before = Vorher
photo-after = Nachher
photo-more = Mehr zu { $name }
photo-shown-as = Gezeigt als
photo-take-out = Aus dem Album nehmen
job = Der Auftrag
job-finished-label = Fertig
job-title-hint = Küche in Eiche, Mühlgasse
job-place-hint = Mühlgasse
job-place-help = Nie genauer als die Straße.
job-finished-help = Zu lesen sind Monat und Jahr.
job-words = In wenigen Worten
job-words-hint = Was gewünscht war, woraus es ist, was schwierig war
take-down-album = Es verschwindet von Ihrer Website und aus jedem Netzwerk, in das es gestellt wurde. Fotos und Worte bleiben hier.
delete-this-album = Dieses Album löschen
delete-album = Das Album ist endgültig fort. Seine Bilder bleiben unter Ihren Bildern, und ebenso die Gespräche, die darunter begannen.
half-a-pair = Vorher und nachher gehören zusammen: Wählen Sie ein Foto als vorher und eines als nachher. Nichts wurde gespeichert.
not-a-day = Den Tag, an dem es fertig wurde, verstehen wir nicht. Nichts wurde gespeichert.

picture = Bild
pictures-add = Bilder hinzufügen (JPEG, PNG, WebP, GIF; wo und womit sie aufgenommen wurden, wird entfernt)
pictures-none = Noch keine Bilder.
pictures-none-may-not = Noch keine Bilder. Redaktion und Leitung fügen sie hinzu.
picture-on = Was auf { $name } ist
picture-what-is-on-it = Was ist darauf?
picture-not-described = Noch nicht beschrieben
picture-not-shown = Es wird nirgends gezeigt.
picture-shown = Es wird gezeigt und kann so lange nicht gelöscht werden. Setzen Sie dort zuerst ein anderes Bild ein, oder keines:
picture-gone-for-good = Das Bild ist in jeder Größe endgültig fort, auch für alle, die seine Adresse haben.
uploads-cut = Die Übertragung brach ab oder ist größer als 30 MB. Nichts davon wurde aufbewahrt; senden Sie weniger oder kleinere Bilder.
pictures-no-picture = Mit dem Formular kam kein Bild. Wählen Sie eines und senden Sie es noch einmal.

foreign-picture = Ein Bild.
foreign-picture-said = Ein Bild: „{ $what }“.
foreign-of = Ein Bild von { $host }.
foreign-of-said = Ein Bild von { $host }: „{ $what }“.
foreign-upload = Es wird hier nicht geholt; die Browser Ihrer Leserschaft holen es dort. Laden Sie es hoch, damit es auf Ihrer eigenen Website liegt.
foreign-no-address = Es wird hier nicht geholt, denn es hat keine Adresse einer Website.

told-nobody = Niemand hat es erfahren.
told-leave = { $count ->
    [one] { $count } Nachricht geht in zehn Sekunden hinaus. Jede lässt sich in ihrem Gespräch zurücknehmen.
   *[other] { $count } Nachrichten gehen in zehn Sekunden hinaus. Jede lässt sich in ihrem Gespräch zurücknehmen.
}
tell-not-out = Es ist noch nicht auf der Website.
tell-publish-first = Veröffentlichen Sie es zuerst, dann sagen Sie es allen.
tell-once-out = Sobald es dort ist, können es alle erfahren, die gefragt haben.
tell-all-know = Alle, die gefragt haben, wissen es.
tell-have-been = { $count ->
    [one] { $count } Person hat es erfahren.
   *[other] { $count } Personen haben es erfahren.
}
tell-too-late = Niemand ist mehr da, dem man es dort sagen kann, wo gefragt wurde: { $told } wissen es, { $late } zu spät.
tell-all-or-left-out = Alle, die gefragt haben, wissen es oder wurden ausgelassen: { $told } wissen es, { $left } ausgelassen.
tell-after-all = Haken Sie an, wem Sie es doch sagen möchten.
tell-open = { $people ->
    [one] { $people } Person hat gefragt und weiß es noch nicht.
   *[other] { $people } Personen haben gefragt und wissen es noch nicht.
}
tell-read-every = Lesen Sie jede Nachricht; ändern Sie, was Sie möchten; nehmen Sie den Haken weg, wen Sie auslassen.
tell-may-not = Redaktion und Leitung sagen es ihnen; das bekämen sie zu lesen.
tell-somebody = { $who } Bescheid sagen
tell-message-to = Nachricht an { $who }
tell-left-out = ausgelassen
tell-send = Diese Nachrichten senden

## What is out

reach-reactions = { $count ->
    [one] { $count } Reaktion
   *[other] { $count } Reaktionen
}
reach-shares = { $count ->
    [one] einmal geteilt
   *[other] { $count }-mal geteilt
}
reach-seen = { $count ->
    [one] von { $count } Person gesehen
   *[other] von { $count } Leuten gesehen
}
reach-read = gelesen { $moment }
change-words = Text ändern
put-words-there = Dort hinschreiben
words-on-their-way = Ein anderer Text ist dorthin unterwegs.
words-refused = Ein anderer Text wurde dort nicht angenommen: { $why }
