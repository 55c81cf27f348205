times-today = Oggi
times-yesterday = Ieri
times-when = { $when ->
    [today] { $time }
    [tomorrow] domani { $time }
    [yesterday] ieri { $time }
    [week] { $short_weekday } { $time }
   *[far] { $date }
}
times-minutes = { $minutes } min
times-hours = { $hours } h
times-hours-and-minutes = { $hours } h { $minutes }
times-days = { $days ->
    [one] { $days } giorno
   *[other] { $days } giorni
}
times-late = { $span } di ritardo
times-in = tra { $span }
times-closed = chiuso
times-comma = {", "}
times-answer-within = { $unit ->
    [day] { $count ->
        [one] Rispondiamo entro un giorno
       *[other] Rispondiamo entro { $count } giorni
    }
    [hour] { $count ->
        [one] Rispondiamo entro un’ora
       *[other] Rispondiamo entro { $count } ore
    }
    [opening-hour] { $count ->
        [one] Rispondiamo entro un’ora di apertura
       *[other] Rispondiamo entro { $count } ore di apertura
    }
    [opening-minute] { $count ->
        [one] Rispondiamo entro un minuto di apertura
       *[other] Rispondiamo entro { $count } minuti di apertura
    }
   *[minute] { $count ->
        [one] Rispondiamo entro un minuto
       *[other] Rispondiamo entro { $count } minuti
    }
}
