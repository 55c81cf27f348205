# Needs: what customers want, in their own words, and what answers it.

## The table

needs-which = Which needs
needs-open = Not yet answered
needs-answered = Answered
needs-have-answers = { $count ->
    [one] { $count } need has an answer in public.
   *[other] { $count } needs have an answer in public.
}
needs-can-be-told = Everyone who asked can be told.
needs-none-asked = Nobody asked anything that is not answered in public.
needs-none-more = New questions find their place here by themselves.
needs-people-asked = { $people ->
    [one] { $people } person asked something we have not answered in public.
   *[other] { $people } people asked something we have not answered in public.
}
needs-start = Start at the top.
needs-empty = When somebody asks something, it stands here in their own words, with how many others ask the same.
needs-people = People
needs-asked = What they ask, in their words
needs-weeks = Last 12 weeks
needs-where = Where
needs-answer = What answers it
what-to-do = What to do
needs-next = Show the next of { $count }
needs-on = { $network }: { $people }
draft-of-words = { $count ->
    [one] Draft, { $count } word
   *[other] Draft, { $count } words
}
nothing-yet = Nothing yet
# Somebody’s words.
quoted = “{ $words }”
# Of the small line of counts.
chart-in-weeks = { $count } in { $weeks } weeks
go-on-writing = Go on writing
write-the-answer = Write the answer
read-the-draft = Read the draft
read-it = Read it
tell-who-asked = Tell who asked
who-is-told = Who is told

## One need

# Behind the number of people, which stands large.
need-asked = { $people ->
    [one] person
   *[other] people
} asked, in { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}, since { $date }; { $lately } of them in 30 days
need-being-written = Being written: { $piece }
our-answers = What we have answered
nobody-answered = Nobody has answered this yet.
need-answer-to = to { $who }, { $date }
need-why = Why these are together
need-why-meaning = They mean nearly the same, in words of their own.
need-why-words = They mean nearly the same. Words many of them use: { $words }.
their-questions = Their questions
need-by-hand = put here by hand
need-open-it = Open
need-choose = Choose this question
need-move = Put the chosen questions elsewhere
need-move-into = Into
need-move-own = a need of their own, named:
need-new-name = Name of the new need
need-move-them = Move them
need-put-right = Put it right
need-name = Name
need-rename = Rename
need-same-as = It is the same as
need-choose-one = choose a need
need-merge = Merge
choose-need = Choose the need it is the same as.

## The draft beside it

need-out-since = Out since { $date }: { $link }.
read-on-your-website = read it on your website
need-draft-of = { $words ->
    [one] A draft of { $words } word, last changed { $changed }. Nothing is out.
   *[other] A draft of { $words } words, last changed { $changed }. Nothing is out.
}
nothing-written = Nothing is written yet.
start-from-title = A start, laid out from its title alone.
start-from-questions = { $questions ->
    [one] A start, laid out from { $questions } question.
   *[other] A start, laid out from { $questions } questions.
}
start-from-answers = { $answers ->
    [one] A start, laid out from { $answers } answer.
   *[other] A start, laid out from { $answers } answers.
}
start-from-both = A start, laid out from { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
} and { $answers ->
    [one] { $answers } answer
   *[other] { $answers } answers
}.
start-write-it = Nothing is written yet; “Write the answer” opens it in the editor.
start-gap = Nobody has answered this yet. One sentence of yours is enough.
start-answer-to = Your answer to { $who }, { $date }
start-asked = Asked { $date }, name removed
