# What all forms of the desk say: asked before something is taken away, sent twice, not sent.

## Asked before something is taken away

sure = Really?
sure-keep = Keep it
sure-channel = Disconnect “{ $what }”?
sure-this-channel = Disconnect this channel?
sure-channel-more = Its keys are forgotten, and nothing more is heard or sent there. What was said there stays in the inbox; connected again, it goes on.
sure-channel-yes = Disconnect it
sure-colleague = Remove “{ $what }” from the team?
sure-this-colleague = Remove this colleague from the team?
sure-colleague-more = They are signed out here at once, and the tokens they made and the invitations they gave out end. What they wrote stays.
sure-colleague-yes = Remove them
sure-invitation = Withdraw the invitation of “{ $what }”?
sure-this-invitation = Withdraw the invitation of somebody?
sure-invitation-more = Its link opens nothing any more. You can invite them again.
sure-invitation-yes = Withdraw it
sure-token = Revoke “{ $what }”?
sure-this-token = Revoke this token?
sure-token-more = Whatever uses this token is refused from now on. It cannot be brought back; a new one can be made.
sure-token-yes = Revoke it
sure-publication = Withdraw “{ $what }”?
sure-this-publication = Withdraw this post?
sure-publication-more = It is taken down there, with what people wrote under it on that network. What came to the inbox stays.
sure-publication-yes = Take it down there
sure-plan = Take back “{ $what }”?
sure-this-plan = Take back this planned post?
sure-plan-more = It does not go out. The text stays, and can be planned again.
sure-plan-yes = Take it back
sure-their-words = Delete “{ $what }” there?
sure-these-words = Delete what they wrote there?
sure-their-words-more = It is deleted on the network, with what others answered to it, for everybody and for good. Nobody waits for an answer to it any more.
sure-their-words-yes = Delete it there
sure-piece = Take down “{ $what }” everywhere?
sure-this-piece = Take down this piece everywhere?
sure-piece-more = It leaves your website and every channel it is on. What was made stays a draft.

## A form that was not sent, or sent before

form-too-large = This is more than 2 MB of text, which does not fit. Nothing was saved: go back, and it is still there.
form-cut = The form was cut short on its way. Nothing was saved.
form-sent-already = This form was sent already and is not sent twice. Look at what is there.
form-sent-before = This form was sent before, and what it said then is there. What you changed since was not sent.
form-words-not-sent = These words were not sent
form-what-you-wrote = What you wrote
form-send-now = Send it now
form-do-not-send = Do not send it
form-words-here = What you wrote is here
form-not-sent-yet = You are signed in again. This was not sent yet.
signed-out-go-on = You are signed out. Sign in again in another tab, then go on here.
signed-out-try-again = You are signed out. Sign in again in another tab, then try again.

## What is not there, or not allowed

trouble-not-allowed = Your role does not allow this. Ask an owner.
trouble-no-such = { $what ->
    [account] There is no such account here.
    [album] There is no such album here.
    [answer] There is no such answer here.
    [approval] There is no such approval here.
    [article] There is no such article here.
    [business] There is no such business here.
    [channel] There is no such channel here.
    [colleague] There is no such colleague here.
    [conversation] There is no such conversation here.
    [demo] There is no such demo here.
    [file] There is no such file here.
    [folder] There is no such folder here.
    [invitation] There is no such invitation here.
    [message] There is no such message here.
    [message-in-this-conversation] There is no such message in this conversation here.
    [need] There is no such need here.
    [network] There is no such network here.
    [order] There is no such order here.
    [page] There is no such page here.
    [photo] There is no such photo here.
    [picture] There is no such picture here.
    [piece] There is no such piece here.
    [publication] There is no such publication here.
    [question] There is no such question here.
    [question-in-this-need] There is no such question in this need here.
    [token] There is no such token here.
    [way-to-sign-in] There is no such way to sign in here.
    [webhook] There is no such webhook here.
    [website] There is no such website here.
   *[other] There is nothing of the sort here.
}
