times-today = Hoje
times-yesterday = Ontem
times-when = { $when ->
    [today] { $time }
    [tomorrow] amanhã { $time }
    [yesterday] ontem { $time }
    [week] { $short_weekday } { $time }
   *[far] { $date }
}
times-minutes = { $minutes } min
times-hours = { $hours } h
times-hours-and-minutes = { $hours } h { $minutes }
times-days = { $days ->
    [one] { $days } dia
   *[other] { $days } dias
}
times-late = { $span } de atraso
times-in = em { $span }
times-closed = fechado
times-comma = {", "}
times-answer-within = { $unit ->
    [day] { $count ->
        [one] Respondemos num prazo de um dia
       *[other] Respondemos num prazo de { $count } dias
    }
    [hour] { $count ->
        [one] Respondemos numa hora
       *[other] Respondemos em { $count } horas
    }
    [opening-hour] { $count ->
        [one] Respondemos numa hora de funcionamento
       *[other] Respondemos em { $count } horas de funcionamento
    }
    [opening-minute] { $count ->
        [one] Respondemos num minuto, com a casa aberta
       *[other] Respondemos em { $count } minutos, com a casa aberta
    }
   *[minute] { $count ->
        [one] Respondemos num minuto
       *[other] Respondemos em { $count } minutos
    }
}
