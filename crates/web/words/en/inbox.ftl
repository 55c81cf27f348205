# The inbox: the list, one conversation, what is written and done there.

## The list

list-name = Conversations
list-nobody-waits = nobody waits
list-nobody-waits-news = nobody waits, { $news } new
list-waiting = { $waiting ->
    [one] { $waiting } waits
   *[other] { $waiting } wait
}
list-waiting-news = { $waiting ->
    [one] { $waiting } waits, { $news } new
   *[other] { $waiting } wait, { $news } new
}
list-nobody = Nobody waits.
list-nobody-more = New questions appear here by themselves, from every channel.
connect-a-channel = Connect a channel
list-due-later = Show those due later
list-answered = Answered
show-older = Show older
# Heard by screen readers in front of a name.
list-new = New:
list-closed = closed
# In front of our own last words.
list-ours = You:
# What sort of conversation it is, behind the name of its network: "Town Square, direct message".
kind = { $kind ->
    [comment] comment
    [mention] mention
    [direct] direct message
   *[question] question
}
kind-public = { $kind ->
    [comment] public comment
    [mention] public mention
    [direct] public direct message
   *[question] public question
}

## One conversation

thread-name = Conversation
thread-choose = Choose a conversation. { $down } and { $up } move, { $open } opens; { $keys } shows all keys.
thread-lines = What was said
thread-older = Show older messages
thread-back = Back to the list
thread-about = About this conversation: who it is, the need, who has it
thread-open-again = Open again
thread-close = Close: no answer needed
thread-close-key = Close: no answer needed (e)
thread-began = Began under the article { $article }
thread-published = published { $date }
conversations = { $count ->
    [one] { $count } conversation
   *[other] { $count } conversations
}
thread-closed = Closed.
undo = Undo
thread-next = Next: { $who }
thread-nobody-else = Nobody else waits.

## Its lines

line-note = Note, only we see this
line-deleted-by-us = Deleted by us
line-deleted-by-writer = Deleted by its writer
line-edited = edited
line-written-there = written on { $network }
line-by = by { $who }
line-privately = privately
line-see-there = See it on { $network }
line-there = on { $network }
line-sent = sent { $time }
leaves-in-a-moment = leaves in a moment
on-its-way = on its way
line-waits-for-channel = waits until the channel is connected again
line-waits-its-turn = waits for its turn
line-tried-again = not sent yet, tried again { $when }
line-not-sent = not sent
send-again = Send again
doubt-not-sent = Not sent.
doubt-perhaps = Perhaps sent.
doubt-arrived = It arrived
doubt-look = Look on { $network }, then say:
doubt-look-mail = The mail server’s log tells, or whom you wrote to, then say:
doubt-look-there = Look there, then say:
sight-signed-in = Its writer shows it there to people who are signed in only; your website does not show it
sight-hidden = Hidden there; your website does not show it
sight-away = Not shown there at the moment: perhaps blocked or deactivated. The words are kept here only
# What came with the words.
attached = { $kind ->
    [picture] a picture
    [sticker] a sticker
    [video] a video
    [sound] a recording
    [place] a place
    [contact] a contact
    [link] a link
    [file] a file
   *[other] something without words
}
attached-there = { $what }, on the network
attached-awaited = (being fetched)
attached-lost = (not kept here: { $why })
attached-without-alt = A picture from { $who }, without a description

## What we do with words of others there

moderate-name = On { $network }: hide, like or delete what { $who } wrote
moderate-there = On { $network }
moderate = { $deed ->
    [hide] Hide on { $network }
    [show] Show again on { $network }
    [like] Like on { $network }
    [unlike] Take the like back on { $network }
   *[delete] Delete on { $network }…
}
former-colleague = a former colleague
moderated = { $deed ->
    [hide] Hidden there by { $who }, { $when }
    [show] Shown there again by { $who }, { $when }
    [like] Liked there by { $who }, { $when }
    [unlike] Like taken back by { $who }, { $when }
   *[delete] Deleted there by { $who }, { $when }
}
moderated-not = { $deed ->
    [hide] Not hidden there.
    [show] Not shown there again.
    [like] Not liked there.
    [unlike] The like was not taken back.
   *[delete] Not deleted there.
}
moderating = { $deed ->
    [hide] Being hidden there
    [show] Being shown there again
    [like] Being liked there
    [unlike] The like is being taken back
   *[delete] Being deleted there
}
moderating-unsure = { $deed ->
    [hide] Being hidden there; the answer got lost, and we look
    [show] Being shown there again; the answer got lost, and we look
    [like] Being liked there; the answer got lost, and we look
    [unlike] The like is being taken back; the answer got lost, and we look
   *[delete] Being deleted there; the answer got lost, and we look
}

## The composer

composer-name = Your answer
composer-may-not = You may read here. Agents, editors and owners answer.
suggested = Suggested
suggested-from-reply = Suggested, from your reply to { $who }
use-this = Use this
composer-disconnected = “{ $channel }” is no longer connected, so nothing can be sent there; notes can.
connect-it-again = Connect it again
owner-can-connect = An owner can connect it again.
window-here = { $network } takes an answer here until { $until }.
window-privately = One private reply to this comment can be sent until { $until }.
reply-publicly = Reply publicly
reply-privately = Reply privately
send-publicly = Send publicly
send-privately = Send privately
note = Note
save-note = Save note
write-a-reply = Write a reply
length-of = { $used } of { $most }
only-notes-disconnected = Only notes: the channel is disconnected
only-notes = Only notes: this network does not let us answer here
with-picture = With { $file }
picture-alt = What is on it, for people who cannot see it
picture-add = Add a picture
picture-the = The picture
picture-add-it = Add
picture-none = No picture came with this form. Choose one, then add it again.
picture-not-added = The picture was chosen and not added yet, so that nothing was sent. Add it first.
upload-cut = The upload was cut short or is larger than 30 MB. Nothing of it was kept; send it again.
choose-presence = Reading, writing or left?
choose-shown = Choose how it is shown.
choose-deed = Hide, show, like or unlike?

## Beside it

about-name = About this conversation
about-close = Close, back to the conversation
about-simulated = A simulated customer
about-asked-before = Asked before
about-need = Need
about-need-people = { $people ->
    [one] { $people } person asked, { $lately } of them in 30 days
   *[other] { $people } people asked, { $lately } of them in 30 days
}
about-answered = Answered: { $piece }
about-being-answered = Being answered: { $draft }
about-draft = draft
about-suggested = Suggested answer
about-from-reply = From your reply to { $who }, { $date }
about-from-reply-asked = From your reply to { $who }, { $date }, who asked “{ $asked }”
about-from-both = { $reply }, and { $piece }
about-from-piece = From { $piece }
about-assigned = Assigned to
about-nobody = Nobody
about-assign = Assign
about-assigned-to = Assigned to { $who }.
about-assigned-to-nobody = Assigned to nobody.
about-website = On the website
save = Save
shown-named = Shown with the name
shown-nameless = Shown without the name
shown-hidden = Only in the inbox
saved-named = Saved: shown with the name.
saved-nameless = Saved: shown without the name.
saved-hidden = Saved: only in the inbox.
about-erase = Erase this person, on their wish

## Before it stands on the website

releases = Before it stands on your website
releases-wait = { $count ->
    [one] One text waits for your look before it stands on your website
   *[other] { $counted } texts wait for your look before they stand on your website
}
releases-wait-many = A hundred texts and more wait for your look before they stand on your website
releases-lead = Words of strangers that others may read. They stand under the article once you let them; answering is a thing of its own. What appears at once, and what after a look, is chosen in { $settings }.
releases-none = Nothing waits for a look.
releases-later = Show later ones
releases-under = Under { $piece }
open-conversation = Open the conversation
release-awaited = Not on your website yet: it waits for a look
release-given = On your website, without the name
release-kept-back = Kept off your website
release-show = Show it
release-take-off = Take it off
release-keep-off = Keep it off
choose-release = Show it, or keep it off?

## Search

search = Search
search-hint = A name, a word, a number
search-nothing = Nothing has all of these. A word is found by its beginning, with or without accents; in Chinese, Japanese, Korean and Thai by any part.
search-people = People
search-messages = Messages
search-planned = Planned { $when }
search-draft = Draft

## Erasing a person

erase = Erase this person
erase-title = Erase a person
where-you-are = Where
erase-lead = For somebody who wishes to be forgotten. It cannot be undone.
erase-whom = This is about { $who }.
erase-goes = What goes
erase-words = { $theirs ->
    [one] { $theirs } message
   *[other] { $theirs } messages
} they wrote, and { $ours ->
    [one] { $ours } answer or note
   *[other] { $ours } answers or notes
} of yours to them, in { $conversations ->
    [one] { $conversations } conversation
   *[other] { $conversations } conversations
}, on every channel
erase-names = their name, accounts and addresses, and what networks sent of them
erase-elsewhere = their words among the questions of a need, in the search, and under your articles
erase-private-page = their private page, if they have one
erase-stays = What stays
erase-stays-figures = how well promises were kept, in numbers alone; who liked something, as somebody
erase-stays-others = in a conversation of several people: what the others wrote
erase-stays-record = that a person was erased and by whom, in the record, without the person
erase-stays-network = what stands on the network itself: ask the network, or the person takes it down there
erase-stays-backups = backups that were made before, until you delete them
erase-quoted = These texts hold words of theirs and are not changed. Look through them yourself, before or after:
without-a-title = Without a title
erase-anew = A network that tells it again does not bring it back. Should they write anew, they are somebody new.
erase-do = Erase this person for good
erase-leave = Leave everything as it is
