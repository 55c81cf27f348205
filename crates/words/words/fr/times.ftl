times-today = Aujourd’hui
times-yesterday = Hier
times-when = { $when ->
    [today] { $time }
    [tomorrow] demain { $time }
    [yesterday] hier { $time }
    [week] { $short_weekday } { $time }
   *[far] { $date }
}
times-minutes = { $minutes } min
times-hours = { $hours } h
times-hours-and-minutes = { $hours } h { $minutes }
times-days = { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}
times-late = { $span } de retard
times-in = dans { $span }
times-closed = fermé
times-comma = {", "}
times-answer-within = { $unit ->
    [day] { $count ->
        [one] Nous répondons en un jour
       *[other] Nous répondons en { $count } jours
    }
    [hour] { $count ->
        [one] Nous répondons en une heure
       *[other] Nous répondons en { $count } heures
    }
    [opening-hour] { $count ->
        [one] Nous répondons en une heure d’ouverture
       *[other] Nous répondons en { $count } heures d’ouverture
    }
    [opening-minute] { $count ->
        [one] Nous répondons en une minute d’ouverture
       *[other] Nous répondons en { $count } minutes d’ouverture
    }
   *[minute] { $count ->
        [one] Nous répondons en une minute
       *[other] Nous répondons en { $count } minutes
    }
}
