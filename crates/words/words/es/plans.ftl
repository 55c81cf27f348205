times-planned = { $when ->
    [today] hoy { $time }
    [tomorrow] mañana { $time }
    [yesterday] ayer { $time }
    [week] { $short_weekday } { $time }
   *[far] { $date } { $time }
}
times-day-and-time = { $date }, { $time }
times-counted = { $count ->
    [2] dos
    [3] tres
    [4] cuatro
    [5] cinco
    [6] seis
    [7] siete
    [8] ocho
    [9] nueve
    [10] diez
    [11] once
    [12] doce
   *[other] { $count }
}
times-counted-first = { $count ->
    [2] Dos
    [3] Tres
    [4] Cuatro
    [5] Cinco
    [6] Seis
    [7] Siete
    [8] Ocho
    [9] Nueve
    [10] Diez
    [11] Once
    [12] Doce
   *[other] { $count }
}
