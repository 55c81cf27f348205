# What went wrong, on a page of its own: what happened, what was kept, what to do.

trouble-title = That did not work
trouble-not-here = Not here
trouble-to-desk = To the desk
trouble-no-page = There is no page here. Perhaps a form led here and this is its address.
trouble-too-large = This was too large, and nothing of it was saved. Go back: what you typed is still there.
trouble-not-whole = The form did not arrive whole, and nothing was saved. Go back, load the page again and try again.
trouble-fault = Something went wrong here that should not. It is in the log. Go back and try again.
trouble-try-again = That did not work. Please try again in a moment.
trouble-from-elsewhere = This request did not come from a page of this website. Load the page again, then try again.
trouble-too-long = This took too long and was given up. Look whether it was done, then try again in a moment.
trouble-full = The disk of this server is full. Nothing was saved: keep this page open, make room, then try again.
trouble-given-up = This took too long and was given up, so that others get their turn. Nothing was changed: ask for less, or try again in a moment.
trouble-no-database = The database did not answer. Nothing was changed; try again in a moment.
trouble-not-made = This page could not be made. Please try again later.
trouble-nobody-yet = Porchlight runs, and no business lives here yet. Open the one-time link that it printed when it started: it makes the owner’s account.
trouble-nobodys-name = There are several businesses on this server, and none of them has the name “{ $name }”. If one of them is yours, add the name under Settings, Business, on its desk; a proxy in front must pass it on as it was typed.
