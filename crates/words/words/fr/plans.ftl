times-planned = { $when ->
    [today] aujourd’hui { $time }
    [tomorrow] demain { $time }
    [yesterday] hier { $time }
    [week] { $short_weekday } { $time }
   *[far] { $date } { $time }
}
times-day-and-time = { $date }, { $time }
times-counted = { $count ->
    [2] deux
    [3] trois
    [4] quatre
    [5] cinq
    [6] six
    [7] sept
    [8] huit
    [9] neuf
    [10] dix
    [11] onze
    [12] douze
   *[other] { $count }
}
times-counted-first = { $count ->
    [2] Deux
    [3] Trois
    [4] Quatre
    [5] Cinq
    [6] Six
    [7] Sept
    [8] Huit
    [9] Neuf
    [10] Dix
    [11] Onze
    [12] Douze
   *[other] { $count }
}
