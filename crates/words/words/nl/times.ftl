times-today = Vandaag
times-yesterday = Gisteren
times-when = { $when ->
    [today] { $time }
    [tomorrow] morgen { $time }
    [yesterday] gisteren { $time }
    [week] { $short_weekday } { $time }
   *[far] { $date }
}
times-minutes = { $minutes } min.
times-hours = { $hours } uur
times-hours-and-minutes = { $hours } u { $minutes }
times-days = { $days ->
    [one] { $days } dag
   *[other] { $days } dagen
}
times-late = { $span } te laat
times-in = over { $span }
times-closed = gesloten
times-comma = {", "}
times-answer-within = { $unit ->
    [day] { $count ->
        [one] We antwoorden binnen een dag
       *[other] We antwoorden binnen { $count } dagen
    }
    [hour] { $count ->
        [one] We antwoorden binnen een uur
       *[other] We antwoorden binnen { $count } uur
    }
    [opening-hour] { $count ->
        [one] We antwoorden binnen een openingsuur
       *[other] We antwoorden binnen { $count } openingsuren
    }
    [opening-minute] { $count ->
        [one] We antwoorden binnen een minuut als we open zijn
       *[other] We antwoorden binnen { $count } minuten als we open zijn
    }
   *[minute] { $count ->
        [one] We antwoorden binnen een minuut
       *[other] We antwoorden binnen { $count } minuten
    }
}
