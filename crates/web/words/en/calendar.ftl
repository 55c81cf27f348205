# The calendar: what went out and what goes out, and moving it to another day.

calendar-planned = Planned
calendar-out = Out
calendar-wrong = Something is wrong
calendar-leaving = On its way
calendar-nothing = Nothing goes out this month. Write an article, and choose when it is published.
calendar-other-months = Other months
calendar-month-before = The month before
calendar-month-after = The month after

## To another day

another-moment = Another moment
move-to-another-day = Move to another day
move-it = Move
move-day = Day
move-time = Time
choose-day = Choose a day. Nothing was moved.
choose-time = Choose a time, such as 18:30. Nothing was moved.
