times-today = Dzisiaj
times-yesterday = Wczoraj
times-when = { $when ->
    [today] { $time }
    [tomorrow] jutro { $time }
    [yesterday] wczoraj { $time }
    [week] { $short_weekday } { $time }
   *[far] { $date }
}
times-minutes = { $minutes } min
times-hours = { $hours } godz.
times-hours-and-minutes = { $hours } godz. { $minutes }
times-days = { $days ->
    [one] { $days } dzień
    [few] { $days } dni
   *[many] { $days } dni
}
times-late = { $span } po czasie
times-in = za { $span }
times-closed = nieczynne
times-comma = {", "}
times-answer-within = { $unit ->
    [day] { $count ->
        [one] Odpowiadamy w ciągu jednego dnia
        [few] Odpowiadamy w ciągu { $count } dni
       *[many] Odpowiadamy w ciągu { $count } dni
    }
    [hour] { $count ->
        [one] Odpowiadamy w ciągu godziny
        [few] Odpowiadamy w ciągu { $count } godzin
       *[many] Odpowiadamy w ciągu { $count } godzin
    }
    [opening-hour] { $count ->
        [one] Odpowiadamy w ciągu godziny, gdy mamy otwarte
        [few] Odpowiadamy w ciągu { $count } godzin, gdy mamy otwarte
       *[many] Odpowiadamy w ciągu { $count } godzin, gdy mamy otwarte
    }
    [opening-minute] { $count ->
        [one] Odpowiadamy w ciągu minuty, gdy mamy otwarte
        [few] Odpowiadamy w ciągu { $count } minut, gdy mamy otwarte
       *[many] Odpowiadamy w ciągu { $count } minut, gdy mamy otwarte
    }
   *[minute] { $count ->
        [one] Odpowiadamy w ciągu minuty
        [few] Odpowiadamy w ciągu { $count } minut
       *[many] Odpowiadamy w ciągu { $count } minut
    }
}
