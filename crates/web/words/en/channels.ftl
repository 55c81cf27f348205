# Channels: what is connected, whether it works, connecting another.

## The list

channel = Channel
channel-state = State
channel-works = What works there
network = Network
channels-count = { $count ->
    [one] { $count } channel
   *[other] { $count } channels
}
channels-need-you = { $count ->
    [one] { $count } channel
   *[other] { $count } channels
}, { $need ->
    [one] { $need } needs you
   *[other] { $need } need you
}
channels-need-owner = { $count ->
    [one] { $count } channel
   *[other] { $count } channels
}, { $need ->
    [one] { $need } needs an owner
   *[other] { $need } need an owner
}
channels-stopped = { $network } stopped listening { $moment }.
channels-stopped-you = Connect it again and nothing said since is lost.
channels-stopped-owner = An owner connects it again and nothing said since is lost.
channels-website = Your website listens.
channels-website-you = Connect the places where your customers talk.
channels-website-owner = An owner connects the places where your customers talk.
channels-not-everything = Not every channel hears everything.
channels-not-everything-more = What was refused and why stands beside it; we go on trying.
channels-may-not = Not every channel may do everything.
channels-may-not-you = What was not allowed stands beside it; connect it again to allow it.
channels-may-not-owner = What was not allowed stands beside it; an owner connects it again to allow it.
channels-all-listen = Every channel listens.
channels-all-listen-more = What people write there comes to the inbox.
channel-healthy = Healthy
channel-in-part = Works in part
channel-heard = Heard from { $span } ago
channel-ours = Always on: it is your own
channel-not-heard = Nothing heard yet
channel-trouble = Trouble since { $moment }
channel-trouble-why = { $why }; we go on trying.
channel-lost = Disconnected since { $moment }
last-heard = Last heard { $moment }.
works-listening = Listening
works-answering = Answering
works-publishing = Publishing
connect-again = Connect { $network } again

## What was given up

given-up = Given up
given-up-more = Tried as often as makes sense. Nothing is lost; try again when the reason is gone.
given-up-owner = Tried as often as makes sense. Nothing is lost; an owner tries again when the reason is gone.
attempts = { $count ->
    [one] { $count } attempt
   *[other] { $count } attempts
}
order-send-message = Send an answer
order-publish = Publish on a channel
order-withdraw = Withdraw from a channel
order-reword = Change the words of what is out
order-poll = Ask a network what is new
order-take-in = Take in what a network sent
order-take-in-again = Take in one thing a network sent
order-moderate = Hide, like or delete something there
order-fetch-pictures = Fetch the pictures of a message
order-fetch-parent = Fetch the message a reply belongs to
order-tell = Look whom to tell by letter
order-send-letter = Write to somebody of the team
order-send-invitation = Send an invitation
order-send-password-reset = Send a way back in
order-tell-of-password = Tell somebody that their password was changed
order-learn = Put questions into needs
order-regroup = Find groups of questions
order-of-old = Something an older version ordered

## One channel

channel-simulated = A simulated channel.
we-go-on-trying = We go on trying; what could be heard was.
asked-again = Asked again in { $span }.
allowance = { $left } % of what may be asked there is left.
allowance-until = { $left } % of what may be asked there is left; all of it again { $moment }.
what-does-not-work = What does not work there
webhooks = Webhooks
webhooks-more = The network calls this address, for all accounts of your app alike:
webhooks-nothing = Nothing has come yet. We ask the network all the same.
delivery-new = new
delivery-taken = taken
delivery-kept = kept
came-times = came { $times } times
disconnecting = Disconnecting forgets the keys. What was said stays in the inbox.
disconnect = Disconnect { $channel }

## Connecting one

only-owner-connects = Only an owner connects a channel.
what-each-can = This is what each of them can and cannot do.
owner-will-need = They will need:
connect-demo = This is a demo: the network is simulated and knows only made-up accounts.
sign-in-with = Sign in with { $network }
or-fill-in = Or fill in
connect-network = Connect { $network }
no-app-id = This installation has no app id for { $network } yet. Its operator sets it; the network’s page in the documentation says how.
not-allowed-there = You did not allow it there.
not-your-sign-in = This answer does not belong to a sign-in of yours, or to one that is too long ago. Begin again on the channels page.
choice-too-old = This choice is no longer valid. Begin again on the channels page.
which-account = Which one?
no-account-there = You manage no page or account there. Ask its owner to give you a role, then try again.
