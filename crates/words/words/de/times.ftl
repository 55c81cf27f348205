times-today = Heute
times-yesterday = Gestern
times-when = { $when ->
    [today] { $time }
    [tomorrow] morgen { $time }
    [yesterday] gestern { $time }
    [week] { $short_weekday } { $time }
   *[far] { $date }
}
times-minutes = { $minutes } Min.
times-hours = { $hours } Std.
times-hours-and-minutes = { $hours } Std. { $minutes }
times-days = { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
}
times-late = { $span } überfällig
times-in = in { $span }
times-closed = geschlossen
times-comma = {", "}
times-answer-within = { $unit ->
    [day] { $count ->
        [one] Wir antworten innerhalb eines Tages
       *[other] Wir antworten innerhalb von { $count } Tagen
    }
    [hour] { $count ->
        [one] Wir antworten innerhalb einer Stunde
       *[other] Wir antworten innerhalb von { $count } Stunden
    }
    [opening-hour] { $count ->
        [one] Wir antworten innerhalb einer Öffnungsstunde
       *[other] Wir antworten innerhalb von { $count } Öffnungsstunden
    }
    [opening-minute] { $count ->
        [one] Wir antworten innerhalb einer Minute, solange geöffnet ist
       *[other] Wir antworten innerhalb von { $count } Minuten, solange geöffnet ist
    }
   *[minute] { $count ->
        [one] Wir antworten innerhalb einer Minute
       *[other] Wir antworten innerhalb von { $count } Minuten
    }
}
