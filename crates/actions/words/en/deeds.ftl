# Why a deed was not done: what was kept, and what to do.

## In the team

in-the-team = This person is in the team already.
last-owner = This is the last owner: make somebody else an owner first.
name-missing = Please give your name: customers see who answers. Nothing was changed.
language-unknown = The desk does not speak this language yet. Nothing was changed.
password-wrong = The password is another one. Nothing was changed.
present-password-wrong = The present password is another one. Nothing was changed.
address-taken = Somebody signs in with this address already. Nothing was changed.
token-needs-name = The token needs a name, so that you know later what it is for.

## Needs

need-needs-name = The need needs a name.
new-need-needs-name = The new need needs a name.
merge-with-another = Choose another need to merge it with.
choose-questions = Choose the questions that belong together.
choose-questions-first = Choose the questions to move first.

## Publishing

moment-passed = That moment has passed. Choose a later one, or none to publish now. Nothing was published.
too-far-ahead = That is more than a year ahead. Choose an earlier day.
copy-leads-home = It is not on your website, and this copy leads there. Publish it with this channel chosen.
settled-already = This is settled already.
on-its-way-there = It is on its way there already. Wait until it is known whether it arrived.
published-there = It is published there already. Withdraw it first to publish it anew.
on-its-way-already = It is on its way there already.
too-late-to-take-back = It is too late: it is on its way or out.
only-published = Only what is published can be withdrawn.
not-on-the-website = It is not on the website yet: publish it first.
too-many-channels = These are more channels than a business can have. Nothing was published.
text-longer-than-any = The text is longer than any network takes. Nothing was published.

## In the inbox

nothing-to-answer-privately = There is nothing of theirs that could be answered privately.
too-late-to-undo = It is too late to undo: the answer has left.
answer-settled = This answer is settled already.
refused-did-not-arrive = An answer that was refused did not arrive.
writer-deleted-it = Its writer has deleted it.
writer-changed-it = Its writer has changed it meanwhile. Nothing was shown; please read it again.
deleted-there = It was deleted there already.

## Pictures and pieces

picture-over-25 = The picture is larger than 25 MB. Save it smaller, then try again.
picture-unreadable = This picture could not be read. Save it anew as JPEG, then try again.
picture-not-here = The picture is not here any more. Choose it again; the words stay.
picture-kind-unreadable = This kind of picture cannot be read. Save it as JPEG, then try again.
picture-damaged = The picture is damaged or not complete. Send it again from where it was taken.
article-needs-title = An article on the website needs a title.
cover-of-album = What stands on top of an album is one of its photos.
article-saved-meanwhile = Somebody else saved this article meanwhile. Your text is still here: copy it, load the page again, and put it in.
saved-meanwhile = Somebody else saved this meanwhile. Nothing went out: look at what stands there now, then decide.
home-stays-connected = Your own website cannot be disconnected.
changed-at-once = Somebody else changed this at the same time. Load the page again, then decide.
