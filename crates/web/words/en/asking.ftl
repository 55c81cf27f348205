# Asking, and the asker's private page.

## The form

# By when there is an answer.
ask-hear-by = { $when ->
    [today] You will hear from us by { $time } today
    [tomorrow] You will hear from us by { $time } tomorrow
    [week] You will hear from us by { $time } on { $weekday }
   *[far] You will hear from us by { $time } on { $date }
}
# Before the title of the article that is asked about.
ask-regarding = About:
ask-where = Where may we answer you?
ask-email = Your e-mail address
ask-no-letters = We cannot send e-mail: you get a page of your own, and the answer stands there. Keep its address, it is the only way back to it.
may-stay-empty = (may stay empty)
ask-name = Your name
ask-others = May others read it, too?
ask-others-no = No, only you and us
ask-others-no-more = You get a private page for the answer
ask-others-yes = Yes, without my name
ask-others-yes-more = It may help somebody else
ask-others-yes-looked-at = It may help somebody else. We read it before it stands there
# A trap for programs: no person sees it.
ask-trap = Leave this empty
ask-send = Send the question
ask-nothing-else = No account, no newsletter

## What was wrong with it

ask-trap-filled = Please leave the last field empty.
ask-sent-other = You have sent this form before, and that question is with us. This one was not sent yet: send it, too, if you wish.
ask-too-many = You have asked many questions within an hour. Please wait a little, then send this one.
ask-sent-already = This question was sent already.
ask-answer-comes = This question was sent already. The answer comes to the address you gave.
text-empty = There is nothing in it yet.
text-too-long = { $over ->
    [one] It is { $over } character too long: at most { $most } fit here.
   *[other] It is { $over } characters too long: at most { $most } fit here.
}
not-an-address = “{ $address }” is not an e-mail address we could write to.

## The private page

question-withdrawn = Your question is withdrawn
question-with-us = Your question is with us
question-added = What you added is with us
question-answered = Your question is answered
question-here = Your question is here
question-again = This was sent already. It is here once, and was not sent again.
question-late = We are late with this, and we are sorry
question-by = { $when ->
    [today] We answer by { $time } today
    [tomorrow] We answer by { $time } tomorrow
    [week] We answer by { $time } on { $weekday }
   *[far] We answer by { $time } on { $date }
}
question-seen = We answered, and we see what you wrote since.
question-anything-else = Anything else?
question-letter = We write to { $email } and put the answer here.
question-keep-address = Keep this page’s address: it is the only way back here.
question-you = You
question-gone = Withdrawn
question-not-shown = Not on our website
question-shown-later = On our website once we have read it, without your name
question-shown = On our website, without your name
question-add = Anything to add?
question-add-it = Add it
question-sure = Really withdraw it?
question-sure-more = Your words are deleted here and at our desk, and nobody answers. That cannot be undone.
question-withdraw-it = Withdraw and delete it
question-keep-it = Keep it
question-withdraw = Withdraw the question and delete it
add-sent-other = You have sent this form before, and what it said then is here. These words were not sent yet.
add-too-many = You have written a lot within an hour. Please wait a little, then send this again.
