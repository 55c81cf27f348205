# Why somebody was not let in.

not-fitting = E-mail address and password do not fit together.
no-business = You do not belong to any business here any more. Ask an owner to invite you.
too-many-attempts = Too many attempts. Wait fifteen minutes, then try again.
password-not-made = The password could not be prepared; please try again.
invitation-gone = This invitation has been used or has expired. Ask for a new one.
invitation-used = The invitation has been used a moment ago.
somebody-signs-in = Somebody signs in with this address here already. If that is you, use your password. If it is not, say so below.
give-name = Please give your name: customers see who answers.
no-letters-for-password = No letter can be sent from here. Whoever runs this installation gives you a new password: porchlight user password
reset-gone = This link has been used or is older than an hour. Ask for a new one on the sign-in page.
welcome-gone = This link was used, or is older than a day. Restart Porchlight and it prints a new one.
business-needs-name = The business needs a name.
