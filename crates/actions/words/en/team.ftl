# Letters about working here: invitations, passwords, a test.

invite-subject = { $who } invites you to { $business }
invite =
    { $who } invites you to work at the desk of { $business }, as { $role }.

    This link makes your place there. It works once, for seven days:
    { $link }

    If you do not know { $who }, do nothing: without the link nothing happens.
reset-subject = A new password for your desk
reset =
    Somebody asked for a new password for this address, { $address }.

    Choose it here. The link works once, for an hour:
    { $links }

    If that was not you, do nothing: your password stays as it is.
# One of the links: whose, and where they work.
reset-link =
    { $name }, at { $places }:
    { $link }
changed-subject = Your password was changed
changed =
    The password of your desk at { $places } was changed, and everybody who was signed in with the old one was signed out.

    If that was you, all is well. If not, choose another one at once, and tell an owner:
    { $link }
test-subject = { $business }: letters arrive
test =
    This is the test letter somebody asked for on the desk of { $business }.

    That it is here says that letters arrive: answers to questions on your website, and what you want to be told.

    { $link }
