list-name = Gespräche
list-nobody-waits = niemand wartet
list-nobody-waits-news = niemand wartet, { $news } neu
list-waiting = { $waiting ->
    [one] { $waiting } wartet
   *[other] { $waiting } warten
}
list-waiting-news = { $waiting ->
    [one] { $waiting } wartet, { $news } neu
   *[other] { $waiting } warten, { $news } neu
}
list-nobody = Niemand wartet.
list-nobody-more = Neue Fragen erscheinen hier von selbst, aus jedem Kanal.
connect-a-channel = Kanal verbinden
list-due-later = Spätere zeigen
list-answered = Beantwortet
show-older = Ältere zeigen
list-new = Neu:
list-closed = geschlossen
list-ours = Sie:
kind = { $kind ->
    [comment] Kommentar
    [mention] Erwähnung
    [direct] Direktnachricht
   *[question] Frage
}
kind-public = { $kind ->
    [comment] öffentlicher Kommentar
    [mention] öffentliche Erwähnung
    [direct] öffentliche Nachricht
   *[question] öffentliche Frage
}

thread-name = Gespräch
thread-choose = Wählen Sie ein Gespräch. { $down } und { $up } gehen auf und ab, { $open } öffnet; { $keys } zeigt alle Tasten.
thread-lines = Was gesagt wurde
thread-older = Ältere Nachrichten zeigen
thread-back = Zurück zur Liste
thread-about = Über dieses Gespräch: wer es ist, das Anliegen, wer es hat
thread-open-again = Wieder öffnen
thread-close = Schließen: keine Antwort nötig
thread-close-key = Schließen: keine Antwort nötig (e)
thread-began = Begann unter dem Artikel { $article }
thread-published = veröffentlicht am { $date }
conversations = { $count ->
    [one] { $count } Gespräch
   *[other] { $count } Gespräche
}
thread-closed = Geschlossen.
undo = Zurücknehmen
thread-next = Weiter: { $who }
thread-nobody-else = Niemand sonst wartet.

line-note = Notiz, nur für uns
line-deleted-by-us = Von uns gelöscht
line-deleted-by-writer = Von der Person gelöscht, die es schrieb
line-edited = bearbeitet
line-written-there = auf { $network } geschrieben
line-by = von { $who }
line-privately = privat
line-see-there = Auf { $network } ansehen
line-there = auf { $network }
line-sent = gesendet { $time }
leaves-in-a-moment = geht gleich hinaus
on-its-way = unterwegs
line-waits-for-channel = wartet, bis der Kanal wieder verbunden ist
line-waits-its-turn = wartet, bis es an der Reihe ist
line-tried-again = noch nicht gesendet, neuer Versuch { $when }
line-not-sent = nicht gesendet
send-again = Noch einmal senden
doubt-not-sent = Nicht gesendet.
doubt-perhaps = Vielleicht gesendet.
doubt-arrived = Es kam an
doubt-look = Sehen Sie auf { $network } nach und sagen Sie dann:
doubt-look-mail = Das Protokoll des Mailservers weiß es, oder wem Sie geschrieben haben. Dann sagen Sie:
doubt-look-there = Sehen Sie dort nach und sagen Sie dann:
sight-signed-in = Dort sehen es nur Angemeldete, so wollte es, wer es schrieb; Ihre Website zeigt es nicht
sight-hidden = Dort verborgen; Ihre Website zeigt es nicht
sight-away = Dort zurzeit nicht zu sehen: vielleicht blockiert oder stillgelegt. Die Worte stehen nur noch hier
attached = { $kind ->
    [picture] ein Bild
    [sticker] ein Sticker
    [video] ein Video
    [sound] eine Aufnahme
    [place] ein Ort
    [contact] ein Kontakt
    [link] ein Link
    [file] eine Datei
   *[other] etwas ohne Worte
}
attached-there = { $what }, im Netzwerk
attached-awaited = (wird geholt)
attached-lost = (hier nicht aufbewahrt: { $why })
attached-without-alt = Ein Bild von { $who }, ohne Beschreibung

moderate-name = Auf { $network }: verbergen, liken oder löschen, was { $who } schrieb
moderate-there = Auf { $network }
moderate = { $deed ->
    [hide] Auf { $network } verbergen
    [show] Auf { $network } wieder zeigen
    [like] Auf { $network } liken
    [unlike] Auf { $network } den Like zurücknehmen
   *[delete] Auf { $network } löschen …
}
former-colleague = jemand, der nicht mehr im Team ist
moderated = { $deed ->
    [hide] Dort verborgen von { $who }, { $when }
    [show] Dort wieder gezeigt von { $who }, { $when }
    [like] Dort gelikt von { $who }, { $when }
    [unlike] Like zurückgenommen von { $who }, { $when }
   *[delete] Dort gelöscht von { $who }, { $when }
}
moderated-not = { $deed ->
    [hide] Dort nicht verborgen.
    [show] Dort nicht wieder gezeigt.
    [like] Dort nicht gelikt.
    [unlike] Der Like wurde nicht zurückgenommen.
   *[delete] Dort nicht gelöscht.
}
moderating = { $deed ->
    [hide] Wird dort verborgen
    [show] Wird dort wieder gezeigt
    [like] Wird dort gelikt
    [unlike] Der Like wird zurückgenommen
   *[delete] Wird dort gelöscht
}
moderating-unsure = { $deed ->
    [hide] Wird dort verborgen; die Antwort ging verloren, wir sehen nach
    [show] Wird dort wieder gezeigt; die Antwort ging verloren, wir sehen nach
    [like] Wird dort gelikt; die Antwort ging verloren, wir sehen nach
    [unlike] Der Like wird zurückgenommen; die Antwort ging verloren, wir sehen nach
   *[delete] Wird dort gelöscht; die Antwort ging verloren, wir sehen nach
}

composer-name = Ihre Antwort
composer-may-not = Sie können hier mitlesen. Antworten kann, wer die Rolle Antworten, Redaktion oder Leitung hat.
suggested = Vorschlag
suggested-from-reply = Vorschlag, aus Ihrer Antwort an { $who }
use-this = Übernehmen
composer-disconnected = „{ $channel }“ ist nicht mehr verbunden, dorthin kann nichts gesendet werden; Notizen gehen.
connect-it-again = Wieder verbinden
owner-can-connect = Die Leitung kann ihn wieder verbinden.
window-here = { $network } nimmt hier eine Antwort an bis { $until }.
window-privately = Eine private Antwort auf diesen Kommentar ist möglich bis { $until }.
reply-publicly = Öffentlich antworten
reply-privately = Privat antworten
send-publicly = Öffentlich senden
send-privately = Privat senden
note = Notiz
save-note = Notiz sichern
write-a-reply = Antwort schreiben
length-of = { $used } von { $most }
only-notes-disconnected = Nur Notizen: Der Kanal ist getrennt
only-notes = Nur Notizen: Dieses Netzwerk lässt uns hier nicht antworten
with-picture = Mit { $file }
picture-alt = Was darauf ist, für alle, die es nicht sehen können
picture-add = Bild hinzufügen
picture-the = Das Bild
picture-add-it = Hinzufügen
picture-none = Mit dem Formular kam kein Bild. Wählen Sie eines und fügen Sie es noch einmal hinzu.
picture-not-added = Das Bild wurde gewählt und noch nicht hinzugefügt, darum ist nichts gesendet. Fügen Sie es zuerst hinzu.
upload-cut = Die Übertragung brach ab oder ist größer als 30 MB. Nichts davon wurde aufbewahrt; senden Sie es noch einmal.
choose-presence = Wird gelesen, geschrieben, oder ist jemand gegangen?
choose-shown = Wählen Sie, wie es gezeigt wird.
choose-deed = Verbergen, zeigen, liken oder nicht mehr liken?

about-name = Über dieses Gespräch
about-close = Schließen, zurück zum Gespräch
about-simulated = Simulierte Kundschaft
about-asked-before = Früher gefragt
about-need = Anliegen
about-need-people = { $people ->
    [one] { $people } Person hat gefragt, { $lately } davon in 30 Tagen
   *[other] { $people } Personen haben gefragt, { $lately } davon in 30 Tagen
}
about-answered = Beantwortet: { $piece }
about-being-answered = Antwort in Arbeit: { $draft }
about-draft = Entwurf
about-suggested = Vorgeschlagene Antwort
about-from-reply = Aus Ihrer Antwort an { $who }, { $date }
about-from-reply-asked = Aus Ihrer Antwort an { $who }, { $date }, auf die Frage „{ $asked }“
about-from-both = { $reply }, und { $piece }
about-from-piece = Aus { $piece }
about-assigned = Zugewiesen an
about-nobody = Niemand
about-assign = Zuweisen
about-assigned-to = { $who } zugewiesen.
about-assigned-to-nobody = Niemandem zugewiesen.
about-website = Auf der Website
save = Speichern
shown-named = Mit Namen gezeigt
shown-nameless = Ohne Namen gezeigt
shown-hidden = Nur im Eingang
saved-named = Gespeichert: mit Namen gezeigt.
saved-nameless = Gespeichert: ohne Namen gezeigt.
saved-hidden = Gespeichert: nur im Eingang.
about-erase = Diese Person löschen, auf ihren Wunsch

releases = Bevor es auf Ihrer Website steht
releases-wait = { $count ->
    [one] Ein Text wartet auf Ihren Blick, bevor er auf Ihrer Website steht
   *[other] { $counted } Texte warten auf Ihren Blick, bevor sie auf Ihrer Website stehen
}
releases-wait-many = Hundert Texte und mehr warten auf Ihren Blick, bevor sie auf Ihrer Website stehen
releases-lead = Worte von Fremden, die andere lesen dürfen. Sie stehen unter dem Artikel, sobald Sie es erlauben; das Antworten ist eine Sache für sich. Was sofort erscheint und was nach einem Blick, wählen Sie hier: { $settings }.
releases-none = Nichts wartet auf einen Blick.
releases-later = Spätere zeigen
releases-under = Unter { $piece }
open-conversation = Gespräch öffnen
release-awaited = Noch nicht auf Ihrer Website: wartet auf einen Blick
release-given = Auf Ihrer Website, ohne den Namen
release-kept-back = Nicht auf Ihrer Website
release-show = Zeigen
release-take-off = Herunternehmen
release-keep-off = Nicht zeigen
choose-release = Zeigen oder nicht zeigen?

search = Suchen
search-hint = Ein Name, ein Wort, eine Zahl
search-nothing = Nichts enthält all das. Ein Wort wird an seinem Anfang gefunden, mit oder ohne Akzente; im Chinesischen, Japanischen, Koreanischen und Thailändischen an jedem Teil.
search-people = Personen
search-messages = Nachrichten
search-planned = Geplant { $when }
search-draft = Entwurf

erase = Diese Person löschen
erase-title = Eine Person löschen
where-you-are = Wo Sie sind
erase-lead = Für jemanden, der vergessen werden möchte. Das lässt sich nicht rückgängig machen.
erase-whom = Es geht um { $who }.
erase-goes = Was verschwindet
erase-words = { $theirs ->
    [one] { $theirs } Nachricht
   *[other] { $theirs } Nachrichten
} von ihr und { $ours ->
    [one] { $ours } Antwort oder Notiz
   *[other] { $ours } Antworten oder Notizen
} von Ihnen, in { $conversations ->
    [one] { $conversations } Gespräch
   *[other] { $conversations } Gesprächen
}, auf allen Kanälen
erase-names = Name, Konten und Adressen, und was Netzwerke von ihr schickten
erase-elsewhere = ihre Worte unter den Fragen eines Anliegens, in der Suche und unter Ihren Artikeln
erase-private-page = ihre eigene Seite, falls sie eine hat
erase-stays = Was bleibt
erase-stays-figures = wie gut Versprechen gehalten wurden, nur in Zahlen; wem etwas gefiel, als „jemand“
erase-stays-others = in einem Gespräch von mehreren: was die anderen schrieben
erase-stays-record = dass eine Person gelöscht wurde und von wem, im Protokoll, ohne die Person
erase-stays-network = was im Netzwerk selbst steht: Fragen Sie das Netzwerk, oder die Person nimmt es dort herunter
erase-stays-backups = Sicherungen von früher, bis Sie sie löschen
erase-quoted = Diese Texte enthalten Worte von ihr und werden nicht geändert. Sehen Sie sie selbst durch, vorher oder nachher:
without-a-title = Ohne Titel
erase-anew = Erzählt ein Netzwerk es noch einmal, kommt es nicht zurück. Schreibt die Person wieder, ist sie jemand Neues.
erase-do = Diese Person endgültig löschen
erase-leave = Alles lassen, wie es ist
