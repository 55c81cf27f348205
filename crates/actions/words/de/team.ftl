invite-subject = { $who } lädt Sie zu { $business } ein
invite =
    { $who } lädt Sie an den Schreibtisch von { $business } ein, mit der Rolle: { $role }.

    Dieser Link richtet Ihren Platz dort ein. Er gilt einmal, sieben Tage lang:
    { $link }

    Wenn Sie { $who } nicht kennen, tun Sie nichts: Ohne den Link geschieht nichts.
reset-subject = Ein neues Passwort für Ihren Schreibtisch
reset =
    Jemand hat für diese Adresse, { $address }, ein neues Passwort verlangt.

    Wählen Sie es hier. Der Link gilt einmal, eine Stunde lang:
    { $links }

    Wenn Sie das nicht waren, tun Sie nichts: Ihr Passwort bleibt, wie es ist.
reset-link =
    { $name }, bei { $places }:
    { $link }
changed-subject = Ihr Passwort wurde geändert
changed =
    Das Passwort Ihres Schreibtischs bei { $places } wurde geändert, und alle, die mit dem alten angemeldet waren, wurden abgemeldet.

    Wenn Sie das waren, ist alles gut. Wenn nicht, wählen Sie sofort ein anderes und sagen Sie der Leitung Bescheid:
    { $link }
test-subject = { $business }: Briefe kommen an
test =
    Das ist der Probebrief, um den jemand am Schreibtisch von { $business } gebeten hat.

    Dass er hier ist, heißt: Briefe kommen an, Antworten auf Fragen von Ihrer Website ebenso wie das, wovon Sie erfahren möchten.

    { $link }
