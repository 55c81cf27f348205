times-planned = { $when ->
    [today] heute { $time }
    [tomorrow] morgen { $time }
    [yesterday] gestern { $time }
    [week] { $short_weekday } { $time }
   *[far] { $date }, { $time }
}
times-day-and-time = { $date }, { $time }
times-counted = { $count ->
    [2] zwei
    [3] drei
    [4] vier
    [5] fünf
    [6] sechs
    [7] sieben
    [8] acht
    [9] neun
    [10] zehn
    [11] elf
    [12] zwölf
   *[other] { $count }
}
times-counted-first = { $count ->
    [2] Zwei
    [3] Drei
    [4] Vier
    [5] Fünf
    [6] Sechs
    [7] Sieben
    [8] Acht
    [9] Neun
    [10] Zehn
    [11] Elf
    [12] Zwölf
   *[other] { $count }
}
