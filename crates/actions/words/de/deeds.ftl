in-the-team = Diese Person ist schon im Team.
last-owner = Das ist die letzte Person mit der Rolle Leitung: Geben Sie sie zuerst jemand anderem.
name-missing = Bitte geben Sie Ihren Namen an: Die Kundschaft sieht, wer antwortet. Nichts wurde geändert.
language-unknown = Diese Sprache spricht der Schreibtisch noch nicht. Nichts wurde geändert.
password-wrong = Das Passwort ist ein anderes. Nichts wurde geändert.
present-password-wrong = Das jetzige Passwort ist ein anderes. Nichts wurde geändert.
address-taken = Mit dieser Adresse meldet sich schon jemand an. Nichts wurde geändert.
token-needs-name = Der Schlüssel braucht einen Namen, damit Sie später wissen, wofür er ist.

need-needs-name = Das Anliegen braucht einen Namen.
new-need-needs-name = Das neue Anliegen braucht einen Namen.
merge-with-another = Wählen Sie ein anderes Anliegen, mit dem es zusammengelegt wird.
choose-questions = Wählen Sie die Fragen, die zusammengehören.
choose-questions-first = Wählen Sie zuerst die Fragen, die verschoben werden.

moment-passed = Dieser Zeitpunkt ist vorbei. Wählen Sie einen späteren, oder keinen, um jetzt zu veröffentlichen. Nichts wurde veröffentlicht.
too-far-ahead = Das ist mehr als ein Jahr voraus. Wählen Sie einen früheren Tag.
copy-leads-home = Es ist nicht auf Ihrer Website, und dieser Beitrag führt dorthin. Veröffentlichen Sie es mit diesem Kanal gewählt.
settled-already = Das ist schon geklärt.
on-its-way-there = Es ist schon dorthin unterwegs. Warten Sie, bis klar ist, ob es ankam.
published-there = Es ist dort schon veröffentlicht. Ziehen Sie es zuerst zurück, um es neu zu veröffentlichen.
on-its-way-already = Es ist schon dorthin unterwegs.
too-late-to-take-back = Es ist zu spät: Es ist unterwegs oder draußen.
only-published = Nur was veröffentlicht ist, lässt sich zurückziehen.
not-on-the-website = Es ist noch nicht auf der Website: Veröffentlichen Sie es zuerst.
too-many-channels = Das sind mehr Kanäle, als ein Betrieb haben kann. Nichts wurde veröffentlicht.
text-longer-than-any = Der Text ist länger, als irgendein Netzwerk annimmt. Nichts wurde veröffentlicht.

nothing-to-answer-privately = Es gibt nichts von dieser Person, worauf sich privat antworten ließe.
too-late-to-undo = Zum Zurücknehmen ist es zu spät: Die Antwort ist fort.
answer-settled = Diese Antwort ist schon geklärt.
refused-did-not-arrive = Eine abgelehnte Antwort kam nicht an.
writer-deleted-it = Wer es schrieb, hat es gelöscht.
writer-changed-it = Wer es schrieb, hat es inzwischen geändert. Nichts wurde gezeigt; bitte lesen Sie es noch einmal.
deleted-there = Es wurde dort schon gelöscht.

picture-over-25 = Das Bild ist größer als 25 MB. Speichern Sie es kleiner und versuchen Sie es dann noch einmal.
picture-unreadable = Dieses Bild ließ sich nicht lesen. Speichern Sie es neu als JPEG und versuchen Sie es dann noch einmal.
picture-not-here = Das Bild ist nicht mehr hier. Wählen Sie es noch einmal; die Worte bleiben.
picture-kind-unreadable = Diese Art von Bild lässt sich nicht lesen. Speichern Sie es als JPEG und versuchen Sie es dann noch einmal.
picture-damaged = Das Bild ist beschädigt oder nicht vollständig. Senden Sie es noch einmal von dort, wo es aufgenommen wurde.
article-needs-title = Ein Artikel auf der Website braucht einen Titel.
cover-of-album = Obenauf in einem Album steht eines seiner Fotos.
article-saved-meanwhile = Jemand anderes hat diesen Artikel inzwischen gespeichert. Ihr Text ist noch da: Kopieren Sie ihn, laden Sie die Seite neu und setzen Sie ihn ein.
saved-meanwhile = Jemand anderes hat das inzwischen gespeichert. Nichts ging hinaus: Sehen Sie nach, was dort jetzt steht, und entscheiden Sie dann.
home-stays-connected = Ihre eigene Website lässt sich nicht trennen.
changed-at-once = Jemand anderes hat das im selben Moment geändert. Laden Sie die Seite neu und entscheiden Sie dann.
