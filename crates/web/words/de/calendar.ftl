calendar-planned = Geplant
calendar-out = Draußen
calendar-wrong = Etwas stimmt nicht
calendar-leaving = Unterwegs
calendar-nothing = In diesem Monat geht nichts hinaus. Schreiben Sie einen Artikel, und wählen Sie, wann er erscheint.
calendar-other-months = Andere Monate
calendar-month-before = Der Monat davor
calendar-month-after = Der Monat danach

another-moment = Anderer Zeitpunkt
move-to-another-day = Auf einen anderen Tag legen
move-it = Verlegen
move-day = Tag
move-time = Uhrzeit
choose-day = Wählen Sie einen Tag. Nichts wurde verlegt.
choose-time = Wählen Sie eine Uhrzeit, zum Beispiel 18:30. Nichts wurde verlegt.
