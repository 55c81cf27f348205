# How long and by when: said on every page and in every letter.

times-today = Today
times-yesterday = Yesterday
# The shortest that says when.
times-when = { $when ->
    [today] { $time }
    [tomorrow] tomorrow { $time }
    [yesterday] yesterday { $time }
    [week] { $short_weekday } { $time }
   *[far] { $date }
}
times-minutes = { $minutes } min
times-hours = { $hours } h
times-hours-and-minutes = { $hours } h { $minutes }
times-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
# A chip beside what waits: how late it is, or in how long it is due.
times-late = { $span } late
times-in = in { $span }
# Of a day without opening hours.
times-closed = closed
# Between the hours of a day.
times-comma = {", "}
# The promise, on every page of the website.
times-answer-within = { $unit ->
    [day] { $count ->
        [one] We answer within a day
       *[other] We answer within { $count } days
    }
    [hour] { $count ->
        [one] We answer within an hour
       *[other] We answer within { $count } hours
    }
    [opening-hour] { $count ->
        [one] We answer within an opening hour
       *[other] We answer within { $count } opening hours
    }
    [opening-minute] { $count ->
        [one] We answer within an opening minute
       *[other] We answer within { $count } opening minutes
    }
   *[minute] { $count ->
        [one] We answer within a minute
       *[other] We answer within { $count } minutes
    }
}
