script-leaves-in = geht hinaus in { $seconds } s
script-something-new = Es gibt Neues: zeigen
script-changed-meanwhile = Diese Seite hat sich inzwischen geändert: neu zeigen, ohne Ihre Änderungen hier

script-is-reading = { $name } liest mit
script-is-writing = { $name } schreibt
script-too-long = { $over } zu viel
script-bytes-too-long = { $over } Byte zu viel
script-only-we = Das sehen nur wir
script-only-they = Das sieht nur, wem Sie schreiben

script-files-too-large = Diese Dateien haben { $size } MB; höchstens 30 passen auf einmal. Wählen Sie weniger oder kleinere.
script-save-first = Der Text ist noch nicht gespeichert. Speichern Sie ihn zuerst; dann versuchen Sie es noch einmal.
script-not-sent = Nicht gesendet: keine Verbindung. Was Sie geschrieben haben, ist noch da; senden Sie es noch einmal, wenn es wieder eine gibt.
script-did-not-work = Das ging nicht. Was Sie geschrieben haben, ist noch da.
script-signed-out = Sie wurden inzwischen abgemeldet. Was Sie geschrieben haben, ist noch da:
script-sign-in-elsewhere = Melden Sie sich in einem anderen Tab an, dann senden Sie es noch einmal.
script-send-these-too = Senden Sie noch einmal, um auch diese zu senden.

script-kilobytes = { $size } KB
script-megabytes = { $size } MB
script-uploads = Bilder, die hinzugefügt werden
script-up-one = { $up } von 1 Bild ist oben
script-up-of = { $up } von { $count } Bildern sind oben
script-of-file = { $name }: { $words }
script-cancel = Abbrechen
script-progress-of = Fortschritt von { $name }
script-cancelled = Abgebrochen
script-waits = Wartet
script-being-read = Wird gelesen
script-added = Hinzugefügt
script-picture-too-large = Nicht hinzugefügt: Es hat { $size } MB; höchstens 30 passen. Wählen Sie ein kleineres.
script-stood-still = Nicht hinzugefügt: Die Verbindung stand still. Versuchen Sie es noch einmal.
script-not-added-offline = Nicht hinzugefügt: keine Verbindung. Versuchen Sie es noch einmal, wenn es wieder eine gibt.
script-not-added-signed-out = Nicht hinzugefügt: Sie wurden inzwischen abgemeldet. Melden Sie sich in einem anderen Tab an, dann versuchen Sie es noch einmal.
script-not-added = Nicht hinzugefügt: { $why }
script-could-not-take = Der Server konnte es gerade nicht annehmen.
script-refused-it = Der Server hat es abgelehnt.

script-link-words = Worte
script-writing = Wird geschrieben …
script-saved = Gespeichert
script-saved-not-out = Gespeichert, noch nicht draußen
script-not-saved = Nicht gespeichert: keine Verbindung. Ihr Text ist noch da.
script-back-again = Hier schon geschrieben und nicht gespeichert: Es ist wieder da.
