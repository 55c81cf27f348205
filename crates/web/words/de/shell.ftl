desk = Schreibtisch
today = Heute
inbox = Eingang
needs = Anliegen
media = Medien
calendar = Kalender
measures = Zahlen
channels = Kanäle
settings = Einstellungen
rests = { $when ->
    [today] Das ist eine Kopie, wiederhergestellt aus einer Sicherung von heute, { $time }. Sie ruht: Was Sie hier schreiben, bleibt erhalten, und nichts wird gesendet oder abgeholt, bis der Betreiber sagt, dass sie übernimmt.
    [yesterday] Das ist eine Kopie, wiederhergestellt aus einer Sicherung von gestern, { $time }. Sie ruht: Was Sie hier schreiben, bleibt erhalten, und nichts wird gesendet oder abgeholt, bis der Betreiber sagt, dass sie übernimmt.
   *[far] Das ist eine Kopie, wiederhergestellt aus einer Sicherung vom { $date }, { $time }. Sie ruht: Was Sie hier schreiben, bleibt erhalten, und nichts wird gesendet oder abgeholt, bis der Betreiber sagt, dass sie übernimmt.
}
counts-wait = { $count ->
    [one] wartet
   *[other] warten
}
counts-new = { $count ->
    [one] { $count } neu
   *[other] { $count } neu
}
counts-fresh = { $count ->
    [one] neu
   *[other] neu
}
demo-simulated = Hier ist alles simuliert.
demo-more = Jedes Netzwerk, die Kundschaft und die Uhr; nichts verlässt diesen Rechner.
time-runs = Die Zeit läuft
speed-real = wie sonst
speed = { $times }-mal so schnell
set = Stellen
keys = Tasten
close = Schließen
keys-everywhere = Überall
keys-inbox = Im Eingang
key-today = zu Heute
key-inbox = zum Eingang
key-needs = zu den Anliegen
key-media = zu den Medien
key-calendar = zum Kalender
key-search = suchen
key-leave = ein Feld verlassen, Offenes schließen
key-keys = diese Tasten zeigen
key-next = nächstes Gespräch
key-before = Gespräch davor
key-open = öffnen
key-reply = antworten
key-note = Notiz, nur für uns
key-send = Geschriebenes senden
key-undo = zurücknehmen, solange es nicht fort ist oder eben geschlossen wurde
key-assign = jemandem zuweisen
key-close = schließen: keine Antwort nötig
key-waits = nach einer Antwort das nächste, das wartet
keys-album = In einem Album
key-photo-up = Foto einen Platz nach oben
key-photo-down = Foto einen Platz nach unten
