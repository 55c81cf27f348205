# The website's frame: what stands on every page.

to-content = To the content
demo = Demo
demo-note = This is a demo: the business, its customers and its networks are simulated.
# For the navigation, to be heard only.
website = Website
menu = Menu
articles = Articles
ask-us = Ask us
ask-us-something = Ask us something
who-reads = Who can read this
only-you = Only you and { $business } can read this page
# Between the parts of a line: who wrote it, when, how long it is.
comma = {", "}

## The porch light

open = Open
closed = Closed
kept = { $cases ->
    [one] Kept for { $percent } % of { $cases } question in the last { $days } days
   *[other] Kept for { $percent } % of { $cases } questions in the last { $days } days
}
porch-always-short = Always open
porch-always = Somebody is always here
porch-open-until = { $when ->
    [today] Open until { $time }
    [tomorrow] Open until tomorrow { $time }
    [week] Open until { $weekday } { $time }
   *[far] Open until { $date }
}
porch-here-until = { $when ->
    [today] Somebody is here until { $time }
    [tomorrow] Somebody is here until tomorrow { $time }
    [week] Somebody is here until { $weekday } { $time }
   *[far] Somebody is here until { $date }
}
porch-closed-until = { $when ->
    [today] Closed until { $time }
    [tomorrow] Closed until tomorrow { $time }
    [week] Closed until { $weekday } { $time }
   *[far] Closed until { $date }
}
porch-back = { $when ->
    [today] We are back at { $time }
    [tomorrow] We are back tomorrow at { $time }
    [week] We are back on { $weekday } at { $time }
   *[far] We are back on { $date }
}
porch-nobody = Nobody is here at the moment

## The foot

foot-come-by = Come by
foot-hours = When somebody is here
foot-speak = Speak to us
foot-follow = Follow us
foot-feed = Feed
foot-more = More
foot-staff = Staff
imprint = Imprint
privacy = Privacy
statement-of = { $title } of { $business }

## Articles

article-on = Article, { $date }
article = Article
people-asked = { $people ->
    [one] { $people } person asked
   *[other] { $people } people asked
}
people-asked-this = { $people ->
    [one] { $people } person asked us this.
   *[other] { $people } people asked us this.
}
reading-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
articles-none = Nothing is written down yet. Ask us, and perhaps your question is the first.
articles-older = Older articles
newest = Newest
ask-about = Ask about this
ask-about-lead = Your question goes to { $business }, not to a machine. You choose whether others may read it.
your-question = Your question
what-to-know = What would you like to know?
go-on = Go on
share-article = Share this article
share-email = E-mail
copy-link = Copy link
copied = Copied
said = What people said
said-conversations = { $count ->
    [one] { $count } conversation
   *[other] { $count } conversations
}
said-later = { $span } later
name-not-shown = name not shown
simulated = simulated
somebody = Somebody

## Nothing is at this address

lost-title = Not here
lost-heading = This page is not here
lost-words = Perhaps it moved, or the address is not complete.
lost-articles = Our articles
