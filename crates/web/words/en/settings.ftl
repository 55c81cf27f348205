# The settings: the business, the team, oneself, letters.

settings-business = Business
settings-team = Team
settings-you = You
settings-letters = Letters
settings-may-not = You may read here. Only an owner changes these.
saved = Saved.

## The business

business-open = Your desk is open.
business-open-more = Say when you are home and what you promise; then { $steps }.
business-first-steps = take the first steps
things-wrong = { $count ->
    [one] One thing is wrong below, nothing is saved yet.
   *[other] { $count } things are wrong below, nothing is saved yet.
}
take-along = Take everything along
take-along-more = One file with your articles, pictures, conversations, contacts, needs, publications and the record, readable by other programs. No passwords or keys are in it; names and words of your customers are.
take-along-save = Save the file
promise-in-words = The promise in words
in-words = In words
promise-shown = Shown on your website beside the porch light.
for-example = For example
example-asked = Asked
example-due = Due
promise-as-saved = As it is saved now. A promise that runs already stays as it was when the question was asked.
your-business = Your business
business-name = Name
business-headline = One line for your website
business-headline-hint = Oak, made to stay.
business-about = A few sentences about you
business-where = Where you are
business-phone = Telephone
business-foot = Both stand at the foot of your website, the number as one to tap.
what-you-promise = What you promise
promise-within = Every question is answered within
promise-unit = Unit
promise-hours = hours
promise-minutes = minutes
promise-clock = Which hours count
promise-opening = of opening time
promise-all = by the clock
when-home = When somebody is home
special-days = Days that differ, one or some in a row a line
# Lines as they are read there: days in figures are understood in every language.
special-days-hint = 
    25 December
    24.12. 9–12
    3 to 21 August 2026 closed
words-of-others = Words of others on your website
questions-appear = What visitors ask and let others read, under your articles
comments-appear = What is said on networks under what you published
words-of-others-more = What a network hides is hidden on your website, too. What waits for a look stands { $inbox }; what stands on the website already stays there.
in-the-inbox = in the inbox
appears-after-a-look = appears after one of you has looked
appears-at-once = appears at once
website-and-mail = Website and mail
business-language = Language of your website and of letters to customers
business-language-none = what each visitor’s browser wants
business-hosts = Host names of your website, one a line
business-hosts-more = With a single business on this installation any name serves it.
mail-from = Answers to website questions are sent from
mail-from-hint = the installation’s own address
mail-from-more = Letters come from this address where our mail server may send so; otherwise from the installation’s own, and what people answer goes to this one.

## Opening hours

night-meant = { $day }: { $span } goes on until the next day, { $hours } hours in all. Is that meant?
night-yes = Yes, open over night
hours-to = to
hours-and = and
break = Break
hours-of = { $day }, hours
opens-at = { $day }, opens at
closes-at = { $day }, closes at
opens-again = { $day }, after the break, opens at
closes-again = { $day }, after the break, closes at

## Imprint and privacy

statements = Imprint and privacy statement
statements-privacy = Privacy statement
statements-more = In Markdown, as your articles are. Each stands at the foot of every page of your website; one that is empty does not.
statements-saved = Saved, and on your website.

## Whether mail works

letters-work = Does mail work?
letters-test-more = A short letter, sent at once. What the mail server says is shown here.
letters-test-to = Send a test letter to
letters-own-address = { $who }’s own address
letters-test-send = Send it
letters-took = The mail server took the letter to { $to }, from { $from }. It said: “{ $said }”. Look whether it arrives; if not, look among what was sorted out as unwanted.
back-to-settings = Back to the settings

## What one is told by letter

notices-saved = Saved. It holds from now on.
notices-lead = You are told by letter.
notices-more = Nobody has to watch the desk. What you choose here is yours alone, at { $business }.
when-at-once = At once
when-at-once-more = As it happens; what comes within five minutes stands in one letter
when-digest = A digest
when-digest-more = Questions together, at the hours below. What has to be acted upon comes at once
when-warnings = Only warnings
when-warnings-more = A promise about to break, a channel that needs its owner, an answer that did not leave
when-nothing = Nothing
when-nothing-more = Everything stands on the desk all the same
at-what-time = At what time
digest-comes-at = A digest comes at
quiet-more = Quiet hours: what comes in them is told after them. A promise that would break before they end is told all the same: it was made to a customer. Leave both empty for none.
quiet-from = Quiet from
quiet-to = to
in-time-of = In the time of { $zone }.
how-much = How much a letter says
says-that = That somebody waits
says-that-more = No name and no word of a customer leaves the desk
says-who = Who, and where
says-who-more = The name and the network
says-words = What they wrote, too
says-words-more = Mail is read by more machines than yours
letter-left = The last letter to you left { $moment }.
letter-refused = The last letter to you was refused { $moment }: { $why }
letter-unsure = It is not known whether the last letter to you arrived ({ $moment }). It was not sent again.
letter-waits = A letter to you waits, and is tried again: { $why }
quiet-both = Quiet hours have a beginning and an end; leave both empty for none.
choose-when = Choose when letters come.
choose-how-much = Choose how much a letter says.
not-a-time = “{ $time }” is not a time of day, such as 8:30.

## Oneself

me-role = You are { $role } of { $business }.
me-other-business = Open another business’s desk
me-keys = Everything that is done often has a key: { $key } shows them all.
me-show-keys = Show the keys
sign-out = Sign out
me-name = Another name
me-name-more = Customers see it beside your answers, also beside those you gave before.
me-your-name = Your name
me-language = Another language
me-language-more = For your desk and for letters to you.
me-your-language = Your language
me-language-none = what your browser wants
me-address = Another e-mail address
me-address-more = You sign in with it from then on. Everywhere else you are signed out.
me-your-address = Your address
me-your-password = Your password
me-password = Another password
me-password-old = The present one
me-password-new = The new one, at least 10 characters
me-changed = Changed.
me-changed-name = Changed. Customers see the new name from now on.
me-changed-signed-out = Changed. Everywhere else you are signed out.
businesses = Businesses
business-elsewhere = This is at the desk of another business of yours:

## The team

role = Role
role-of = Role of { $who }
remove-colleague = Remove
invite-colleague = Invite a colleague
roles-do = Owners do everything; editors publish and answer; agents answer; viewers read.
invite-them = Invite
invited = Invited
invitation-expired = expired
invitation-until = until { $moment }
invited-by-letter = Invited. A letter with this link is on its way to them; it works once, for seven days:
invited-by-hand = Invited. Hand over this link; it works once, for seven days:
tokens = API tokens
token-role = with the role { $role }
token-revoked = revoked { $moment }
token-used = last used { $moment }
token-never-used = never used
token-revoke = Revoke
token-for = New token, for
token-for-hint = the till, a script …
token-may = It may do what this role may
token-make = Make a token
token-new = Your new token; it is shown only now:
what-happened = What happened
no-such-role = “{ $role }” is not a role: choose owner, editor, agent or viewer.
