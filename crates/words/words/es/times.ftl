times-today = Hoy
times-yesterday = Ayer
times-when = { $when ->
    [today] { $time }
    [tomorrow] mañana { $time }
    [yesterday] ayer { $time }
    [week] { $short_weekday } { $time }
   *[far] { $date }
}
times-minutes = { $minutes } min
times-hours = { $hours } h
times-hours-and-minutes = { $hours } h { $minutes }
times-days = { $days ->
    [one] { $days } día
   *[other] { $days } días
}
times-late = { $span } de retraso
times-in = en { $span }
times-closed = cerrado
times-comma = {", "}
times-answer-within = { $unit ->
    [day] { $count ->
        [one] Respondemos en un día
       *[other] Respondemos en { $count } días
    }
    [hour] { $count ->
        [one] Respondemos en una hora
       *[other] Respondemos en { $count } horas
    }
    [opening-hour] { $count ->
        [one] Respondemos en una hora de apertura
       *[other] Respondemos en { $count } horas de apertura
    }
    [opening-minute] { $count ->
        [one] Respondemos en un minuto, con la tienda abierta
       *[other] Respondemos en { $count } minutos, con la tienda abierta
    }
   *[minute] { $count ->
        [one] Respondemos en un minuto
       *[other] Respondemos en { $count } minutos
    }
}
