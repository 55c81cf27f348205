# Measures: few figures, each with how many cases it rests on.

measures-how-long = How long
measures-month = 30 days
measures-quarter = 12 weeks
measures-year = A year

## The sentence on top

measures-none-answered = No question has been answered yet.
measures-begin = The figures begin with the first.
# { $clock } is "opening" where opening hours alone count, else "all".
measures-half = { $clock ->
    [opening] Half of the people who asked had an answer within { $span } of opening time.
   *[all] Half of the people who asked had an answer within { $span } of time.
}
measures-one = { $clock ->
    [opening] One question was answered, within { $span } of opening time.
   *[all] One question was answered, within { $span } of time.
}
measures-middle = { $clock ->
    [opening] { $cases } questions were answered, the middle one within { $span } of opening time.
   *[all] { $cases } questions were answered, the middle one within { $span } of time.
}
# { $figure } is "96 % of 214", or "3 of 3" while there are few.
measures-promises = { $cases ->
    [one] { $figure } promise kept.
   *[other] { $figure } promises kept.
}

## First answer

measures-first-title = First answer
measures-first = { $answers ->
    [one] By week. Half were faster than the lower line, nine of ten faster than the upper. { $answers } answer.
   *[other] By week. Half were faster than the lower line, nine of ten faster than the upper. { $answers } answers.
}
measures-first-opening = { $answers ->
    [one] In opening hours, by week. Half were faster than the lower line, nine of ten faster than the upper. { $answers } answer.
   *[other] In opening hours, by week. Half were faster than the lower line, nine of ten faster than the upper. { $answers } answers.
}
chart-answers = Minutes to the first answer, week by week
# At the line of the promise.
chart-promise = what we promise

## Promises

measures-kept-title = Promises kept
measures-kept = Each week’s promises: kept below in grey, { $broken } above with its number. { $kept } kept, { $count } broken.
measures-broken = broken
chart-kept = Promises kept and broken, week by week

## Needs, and what came of each piece

measures-needs-title = Needs met
measures-needs = How many people’s question has a public answer.
needs-bar = { $answered } answered, { $begun } being answered, { $open } open
needs-bar-answered = answered
needs-bar-begun = being answered
needs-bar-open = open
measures-started-title = Conversations started
measures-started = By each article, everywhere it was published.
measures-nothing-out = No article is out yet.
reactions = { $count ->
    [one] { $count } reaction
   *[other] { $count } reactions
}
