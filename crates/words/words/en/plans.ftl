# What the desk says of times and counts.

# When something is planned, with the time of day however far.
times-planned = { $when ->
    [today] today { $time }
    [tomorrow] tomorrow { $time }
    [yesterday] yesterday { $time }
    [week] { $short_weekday } { $time }
   *[far] { $date } { $time }
}
# "Thursday 11 June, 13:38"; the date is with its weekday.
times-day-and-time = { $date }, { $time }
# Small counts as words. One is not among them: it has a sentence of its own wherever something is counted.
times-counted = { $count ->
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
    [11] eleven
    [12] twelve
   *[other] { $count }
}
times-counted-first = { $count ->
    [2] Two
    [3] Three
    [4] Four
    [5] Five
    [6] Six
    [7] Seven
    [8] Eight
    [9] Nine
    [10] Ten
    [11] Eleven
    [12] Twelve
   *[other] { $count }
}
