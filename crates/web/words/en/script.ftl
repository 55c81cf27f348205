# What the desk’s own script says. Values in curly brackets are filled in by it.

script-leaves-in = leaves in { $seconds } s
script-something-new = Something new: show it
script-changed-meanwhile = This page changed meanwhile: show it, without what you changed here

## The composer

script-is-reading = { $name } is reading
script-is-writing = { $name } is writing
script-too-long = { $over } too long
script-bytes-too-long = { $over } bytes too long
script-only-we = Only we see this
script-only-they = Only they see this

## Sending a form

script-files-too-large = These files have { $size } MB; at most 30 fit at once. Choose fewer or smaller ones.
script-save-first = The text is not saved yet. Save it first; then do this again.
script-not-sent = Not sent: there is no connection. What you wrote is still here; send it again when there is one.
script-did-not-work = That did not work. What you wrote is still here.
script-signed-out = You were signed out meanwhile. What you wrote is still here:
script-sign-in-elsewhere = sign in in another tab, then send it again.
script-send-these-too = Send again to send these, too.

## Pictures that go up

script-kilobytes = { $size } KB
script-megabytes = { $size } MB
script-uploads = Pictures being added
script-up-one = { $up } of 1 picture is up
script-up-of = { $up } of { $count } pictures are up
script-of-file = { $name }: { $words }
script-cancel = Cancel
script-progress-of = Progress of { $name }
script-cancelled = Cancelled
script-waits = Waits
script-being-read = Is being read
script-added = Added
script-picture-too-large = Not added: it has { $size } MB; at most 30 fit. Choose a smaller one.
script-stood-still = Not added: the connection stood still. Try again.
script-not-added-offline = Not added: there is no connection. Try again when there is one.
script-not-added-signed-out = Not added: you were signed out meanwhile. Sign in in another tab, then try again.
script-not-added = Not added: { $why }
script-could-not-take = the server could not take it now.
script-refused-it = the server refused it.

## Writing an article

# Stands in a link until somebody writes what is linked.
script-link-words = words
script-writing = Writing …
script-saved = Saved
script-saved-not-out = Saved, not out yet
script-not-saved = Not saved: no connection. Your text is still here.
script-back-again = Written here before and not saved: it is back.
