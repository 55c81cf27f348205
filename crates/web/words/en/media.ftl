# Media: articles, albums and pictures, where they go, and who is told.

## The list

media-everything = Everything
albums = Albums
media-kinds = Kinds
pictures = Pictures
new-album = New album
new-article = New article
no-album = No album yet.
no-album-more = An album is a job: its photos, how it was before, what was made of it.
media-nothing = Nothing is made yet.
media-nothing-more = The easiest start is a need: its questions and your answers are the draft.
look-at-needs = Look at the needs
album = Album
album-no-photos = Album, no photos yet
album-photos = { $photos ->
    [one] Album, { $photos } photo
   *[other] Album, { $photos } photos
}
media-started = { $count ->
    [one] started { $count } conversation
   *[other] started { $count } conversations
}

## How far a piece is

stage-out = On the website since { $date }
stage-out-changed = On the website since { $date }, with changes that are not out yet
stage-planned = Planned for { $moment }
stage-draft = Draft
stage-draft-words = { $count ->
    [one] Draft, { $count } word, changed { $changed }
   *[other] Draft, { $count } words, changed { $changed }
}
stage-draft-changed = Draft, changed { $changed }
planned-for = planned for { $moment }
published-at = published { $moment }
changed-at = Changed { $moment }
saved-at = Saved { $moment }
saved-not-out = Saved { $moment }, not out yet
saved-planned = Saved { $moment }, planned for { $planned }
# A piece of media as it stands in a list.
piece-is-out = { $piece } (on the website)
piece-is-draft = { $piece } (draft)

## Where it goes

where-it-stands = Where it stands
where-it-goes = Where it goes
your-website = Your website
# What is taken down, named where it is asked whether it should be.
piece-on = { $title }, on { $network }
it-is-on = It is on { $network }
publish-again = Publish again
try-again = Try again
only-told-there = We were only told that it is there. If we cannot find it, take it down there yourself.
withdraw = Withdraw
i-took-it-down = I took it down
publish-now = Publish now
take-everything-back = Take everything back
take-it-back = Take it back
what-waits-for-it = What is planned elsewhere waits for it, and is taken back with it.
publish = Publish
publish-may-not = Editors and owners publish.
goes-on-website = It goes on your website { $moment }.
goes-elsewhere-after = What goes elsewhere follows it, then or later.
on-website-since = On the website since { $moment }.
read-on-website = Read it on the website
website-first = { $first } then to the channels you choose.
# The beginning of the sentence above, in bold.
website-first-of-all = It goes on your website first,
no-other-channel = No other channel takes this yet.
no-other-channel-connect = No other channel takes this yet. { $link }, or publish on the website alone.
connect-one = Connect one
when-label = When
when-now = Empty: now.
when-not-before = Not before { $moment }, when it is on your website.
when-zone = In { $zone } time.
look-again = Look again
plan-on-chosen = Plan on the chosen channels
send-to-chosen = Send to the chosen channels
text-on = Text on { $network }
fit-here = Fits
fit-fits = fits
fit-remark = fits, with a remark
fit-wrong = does not fit yet
disconnected = Disconnected.
owner-connects-again = An owner connects it again.
no-channel-chosen = No channel is chosen. Choose one; when it goes on your website is changed below.
not-a-moment = The time is not one we understand. Choose a day and an hour, or leave it empty for now.

## Writing an article

beside-the-text = Beside the text
the-page = The page
words-chosen-later = The words for this channel are chosen when it is published.
what-people-asked = What people asked
in-the-text = in the text
put-in = Put in
picture-add-kinds = Add a picture (JPEG, PNG, WebP, GIF)
picture-describe = Describe this picture
picture-describe-it = Describe it
is-on-top = on top
on-top = On top
other-channels = Other channels
review-and-publish = Review and publish
update-it = Update
marks = Marks
mark-heading = Heading
mark-bold = Bold
mark-italic = Italic
mark-link = Link
mark-quote = Quote
mark-list = List
title = Title
article-text = Text, in Markdown
article-text-hint = What you know, in your own words. A line that begins with ## is a heading.
summary-label = In a sentence, for link cards and search engines
summary-hint = Left empty, the first words stand there
in-a-sentence = In a sentence: { $words }
written-and-lost = You wrote this in this browser and it was not saved; meanwhile the article was saved otherwise. Take from it what you need.
written-and-lost-name = What you wrote and was not saved
throw-it-away = Throw it away
article-may-not = You may read here. Editors and owners write and publish.
answers-need = Answers: { $need }
# How many asked for something, beside its name.
people-asked-short = { $count ->
    [one] { $count } asked
   *[other] { $count } asked
}
tell-when-out = { $people ->
    [one] When it is out, tell the { $people } person who asked
   *[other] When it is out, tell the { $people } people who asked
}
so-many-on = { $count } on { $network }
read-message-first = Read the message first
take-it-down = Take it down
take-down-article = It leaves your website and every network it was put on. The text stays here.
take-down-everywhere = Take it down everywhere
delete = Delete
delete-it = Delete it
delete-this-draft = Delete this draft
delete-article = The text is gone for good. Its pictures stay, and so do conversations that began under it.
delete-for-good = Delete it for good
form-unread = The form could not be read. Nothing was saved.

## What is written and not out

since-out = Since it went out
since-out-cover = The picture on top changed since it went out.
since-out-places = { $count ->
    [one] { $count } place changed since it went out.
   *[other] { $count } places changed since it went out.
}
since-out-readers = Readers see it as it was on { $date }, until you update it.
since-out-at-once = On your website it changes at once. Posts on networks stay as they are; their cards are made anew by the network, if at all.
discard = Throw the changes away
discard-more = The text becomes what your readers see now. This cannot be undone.
discard-it = Throw away
compare = Compare with what is out
compare-nothing = Nothing is written that is not out.
compare-words = { $more ->
    [one] { $more } word more, { $fewer } fewer.
   *[other] { $more } words more, { $fewer } fewer.
}
compare-how = What is struck through is out now and goes; what is marked comes.
compare-other-cover = Another picture on top
compare-no-cover = The picture on top goes

## What a piece answers

piece-answers = Answers
answers-nothing = Nothing yet. Those who asked can be told of it once you say what it answers.
answers-choose = Choose what it answers

## An album

photos-none = No photos yet.
photos-described = { $photos ->
    [one] { $photos } photo, all described.
   *[other] { $photos } photos, all described.
}
photos-open = { $photos ->
    [one] { $photos } photo
   *[other] { $photos } photos
}; { $open ->
    [one] { $open } is not described yet.
   *[other] { $open } are not described yet.
}
album-at-once = What you save stands on your website at once.
album-may-not = You may look here. Editors and owners make albums.
photos-add = Add photos
photos-where-removed = Where and with what they were taken is removed from every one.
before-and-after = Before and after
photos-order = In this order
photos-order-how = Drag, alt ↑ ↓, or give each its number
photo-place = Place of { $name }
photo-no-caption = No caption
photo-caption = Caption of { $name }
photo-alt = What is to be seen, for people who cannot see it
photo-alt-of = What is to be seen on { $name }
described = Described
described-on-top = Described, on top
not-described = Not described
not-described-on-top = Not described, on top
photo-one-of = One of the photos
photo-before = Before
photo-after = After
photo-more = More about { $name }
photo-shown-as = Shown as
photo-take-out = Take out of the album
job = The job
job-finished-label = Finished
job-title-hint = Oak kitchen, Mill Lane
job-place-hint = Mill Lane
job-place-help = Never closer than the street.
job-finished-help = Readers see month and year.
job-words = In a few words
job-words-hint = What was asked for, what it is made of, what was hard
take-down-album = It leaves your website and every network it was put on. Photos and words stay here.
delete-this-album = Delete this album
delete-album = The album is gone for good. Its pictures stay among your pictures, and so do conversations that began under it.
half-a-pair = Before and after go together: choose one photo as before and one as after. Nothing was saved.
not-a-day = The day it was finished is not one we understand. Nothing was saved.

## Pictures

picture = Picture
pictures-add = Add pictures (JPEG, PNG, WebP, GIF; where and with what they were taken is removed)
pictures-none = No pictures yet.
pictures-none-may-not = No pictures yet. Editors and owners add them.
picture-on = What is on { $name }
picture-what-is-on-it = What is on it?
picture-not-described = Not described yet
picture-not-shown = Nothing shows it.
picture-shown = It is shown, and cannot be deleted while it is. Put another picture there first, or none:
picture-gone-for-good = The picture and every size of it are gone for good, also for whoever kept its address.
uploads-cut = The upload was cut short or is larger than 30 MB. Nothing of it was kept; send fewer or smaller pictures.
pictures-no-picture = No picture came with this form. Choose one, then send it again.

## A picture of another website in a text

foreign-picture = A picture.
foreign-picture-said = A picture: “{ $what }”.
foreign-of = A picture of { $host }.
foreign-of-said = A picture of { $host }: “{ $what }”.
foreign-upload = It is not fetched here; your readers’ browsers fetch it from there. Upload it to have it on your own website.
foreign-no-address = It is not fetched here, for it has no address of a website.

## Telling who asked

told-nobody = Nobody was told.
told-leave = { $count ->
    [one] { $count } message leaves in ten seconds. Each can be undone in its conversation.
   *[other] { $count } messages leave in ten seconds. Each can be undone in its conversation.
}
tell-not-out = It is not on the website yet.
tell-publish-first = Publish it first, then tell everyone.
tell-once-out = Everyone who asked can be told once it is.
tell-all-know = Everyone who asked knows.
tell-have-been = { $count ->
    [one] { $count } has been told.
   *[other] { $count } have been told.
}
tell-too-late = Nobody is left who can be told where they asked: { $told } told, { $late } too late.
tell-all-or-left-out = Everyone who asked was told or left out: { $told } told, { $left } left out.
tell-after-all = Tick whom to tell after all.
tell-open = { $people ->
    [one] { $people } person asked and does not know yet.
   *[other] { $people } people asked and do not know yet.
}
tell-read-every = Read every message; change what you like; untick whom to leave out.
tell-may-not = Editors and owners tell them; this is what they would read.
tell-somebody = Tell { $who }
tell-message-to = Message to { $who }
tell-left-out = left out
tell-send = Send these messages

## What is out

reach-reactions = { $count ->
    [one] { $count } reaction
   *[other] { $count } reactions
}
reach-shares = { $count ->
    [one] shared once
   *[other] shared { $count } times
}
reach-seen = { $count ->
    [one] seen by { $count } person
   *[other] seen by { $count } people
}
reach-read = read { $moment }
change-words = Change its words
put-words-there = Put it there
words-on-their-way = Other words are on their way there.
words-refused = Other words were not taken there: { $why }
