# Today: who waits, what people begin to ask, what goes out, what came of it.

today-open = open
today-closed = closed
search-everything = Search everything
today-me = { $me }: you, settings and channels

## The sentence on top

today-nobody-lit = Nobody waits. The porch light is on.
today-nobody-dim = Nobody waits. The porch light is off until you open again.
today-waits-until = { $count ->
    [one] { $when ->
        [today] One person waits; the next promise is due at { $time }.
        [tomorrow] One person waits; the next promise is due tomorrow { $time }.
        [week] One person waits; the next promise is due { $weekday } { $time }.
       *[far] One person waits; the next promise is due { $date }.
    }
   *[other] { $when ->
        [today] { $counted } people wait; the next promise is due at { $time }.
        [tomorrow] { $counted } people wait; the next promise is due tomorrow { $time }.
        [week] { $counted } people wait; the next promise is due { $weekday } { $time }.
       *[far] { $counted } people wait; the next promise is due { $date }.
    }
}
today-waits = { $count ->
    [one] One person waits.
   *[other] { $counted } people wait.
}
# { $late } is how late it is, as on a chip: "12 min late".
today-one-late = One answer is { $late }.
today-one-late-next = { $when ->
    [today] One answer is { $late }; the next is due at { $time }.
    [tomorrow] One answer is { $late }; the next is due tomorrow { $time }.
    [week] One answer is { $late }; the next is due { $weekday } { $time }.
   *[far] One answer is { $late }; the next is due { $date }.
}
today-many-late = { $counted } answers are late, the first by { $span }.
today-many-late-next = { $when ->
    [today] { $counted } answers are late, the first by { $span }; the next is due at { $time }.
    [tomorrow] { $counted } answers are late, the first by { $span }; the next is due tomorrow { $time }.
    [week] { $counted } answers are late, the first by { $span }; the next is due { $weekday } { $time }.
   *[far] { $counted } answers are late, the first by { $span }; the next is due { $date }.
}

## The first steps

steps = The first steps
step-website = Look at your website
step-website-more = It is up, with your name and your promise.
step-website-open = Open it
step-ask = Ask yourself a question
step-ask-more = As a customer would, on your website. It appears here, with the time by when you promised to answer.
step-ask-do = Ask
step-letters = See that letters arrive
step-letters-sent = A mail server is set up: send yourself a letter.
step-letters-none = No mail server is set up yet: answers stand on the asker’s page only, and nobody of you is told by letter.
step-letters-test = Test letter
step-letters-how = How
step-channel-more = The places where your customers talk.
choose-a-channel = Choose a channel

## Who waits

today-waiting = Waiting
open-inbox = Open inbox
today-all-answered = All questions are answered. New ones appear here by themselves.
today-more = { $count ->
    [one] { $count } more
   *[other] { $count } more
}

## What people begin to ask

today-begun = People have begun to ask
all-needs = All needs
today-begun-none = Nothing new. When several people ask the same, it stands here.
# Under a number.
people-of = { $count ->
    [one] person
   *[other] people
}
today-begun-where = { $networks ->
    [one] In 30 days, on one network; { $people } in all.
   *[other] In 30 days, on { $counted } networks; { $people } in all.
}
today-begun-planned = An answer is planned for { $moment }.

## What goes out

today-goes-out = Goes out today
today-nothing-planned = Nothing is planned.
publication-planned = planned
publication-out = published
publication-failed = Not published: { $why }
publication-in-doubt = In doubt: { $why }
publication-withdrawn = withdrawn
it-says = it says: { $words }

## What came of it

today-came = What came of it
today-came-nothing = No article is out yet. Start with a need: its questions are the draft.
started-none = No conversation yet
started = { $count ->
    [one] Started one conversation
   *[other] Started { $count } conversations
}
today-kept = Kept in 30 days
kept-percent = { $percent } % of { $cases }
kept-of = { $kept } of { $cases }
today-kept-figure = { $cases ->
    [one] { $figure } promise; { $kept } kept, { $broken } broken
   *[other] { $figure } promises; { $kept } kept, { $broken } broken
}
today-kept-none = No promise has fallen due yet.
