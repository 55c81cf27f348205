sure = Wirklich?
sure-keep = Behalten
sure-channel = „{ $what }“ trennen?
sure-this-channel = Diesen Kanal trennen?
sure-channel-more = Seine Schlüssel werden vergessen, und dort wird nichts mehr gehört oder gesendet. Was dort gesagt wurde, bleibt im Eingang; wieder verbunden, geht es weiter.
sure-channel-yes = Trennen
sure-colleague = „{ $what }“ aus dem Team entfernen?
sure-this-colleague = Diese Person aus dem Team entfernen?
sure-colleague-more = Die Person wird hier sofort abgemeldet, und die Schlüssel und Einladungen von ihr enden. Was sie schrieb, bleibt.
sure-colleague-yes = Entfernen
sure-invitation = Einladung an „{ $what }“ zurückziehen?
sure-this-invitation = Diese Einladung zurückziehen?
sure-invitation-more = Ihr Link öffnet dann nichts mehr. Sie können wieder einladen.
sure-invitation-yes = Zurückziehen
sure-token = „{ $what }“ widerrufen?
sure-this-token = Diesen Schlüssel widerrufen?
sure-token-more = Was diesen Schlüssel benutzt, wird ab jetzt abgewiesen. Er lässt sich nicht zurückholen; ein neuer lässt sich anlegen.
sure-token-yes = Widerrufen
sure-publication = „{ $what }“ zurückziehen?
sure-this-publication = Diesen Beitrag zurückziehen?
sure-publication-more = Er wird dort heruntergenommen, mit allem, was in diesem Netzwerk darunter geschrieben wurde. Was in den Eingang kam, bleibt.
sure-publication-yes = Dort herunternehmen
sure-plan = „{ $what }“ zurücknehmen?
sure-this-plan = Diesen geplanten Beitrag zurücknehmen?
sure-plan-more = Er geht nicht hinaus. Der Text bleibt und kann wieder geplant werden.
sure-plan-yes = Zurücknehmen
sure-their-words = „{ $what }“ dort löschen?
sure-these-words = Löschen, was dort geschrieben wurde?
sure-their-words-more = Es wird im Netzwerk gelöscht, mit allem, was andere darauf geantwortet haben, für alle und endgültig. Niemand wartet mehr auf eine Antwort darauf.
sure-their-words-yes = Dort löschen
sure-piece = „{ $what }“ überall herunternehmen?
sure-this-piece = Diesen Beitrag überall herunternehmen?
sure-piece-more = Er verschwindet von Ihrer Website und von jedem Kanal, auf dem er steht. Das Gemachte bleibt als Entwurf.

form-too-large = Das sind mehr als 2 MB Text, das passt nicht. Nichts wurde gespeichert: Gehen Sie zurück, dort steht es noch.
form-cut = Das Formular brach unterwegs ab. Nichts wurde gespeichert.
form-sent-already = Dieses Formular wurde schon gesendet und geht nicht zweimal hinaus. Sehen Sie nach, was dort steht.
form-sent-before = Dieses Formular wurde schon gesendet, und was darin stand, ist da. Was Sie seither geändert haben, wurde nicht gesendet.
form-words-not-sent = Diese Worte wurden nicht gesendet
form-what-you-wrote = Was Sie geschrieben haben
form-send-now = Jetzt senden
form-do-not-send = Nicht senden
form-words-here = Was Sie geschrieben haben, ist hier
form-not-sent-yet = Sie sind wieder angemeldet. Das hier wurde noch nicht gesendet.
signed-out-go-on = Sie sind abgemeldet. Melden Sie sich in einem anderen Tab wieder an und machen Sie dann hier weiter.
signed-out-try-again = Sie sind abgemeldet. Melden Sie sich in einem anderen Tab wieder an und versuchen Sie es dann noch einmal.

trouble-not-allowed = Ihre Rolle erlaubt das nicht. Fragen Sie die Leitung.
trouble-no-such = { $what ->
    [account] Dieses Konto gibt es hier nicht.
    [album] Dieses Album gibt es hier nicht.
    [answer] Diese Antwort gibt es hier nicht.
    [approval] Diese Freigabe gibt es hier nicht.
    [article] Diesen Artikel gibt es hier nicht.
    [business] Diesen Betrieb gibt es hier nicht.
    [channel] Diesen Kanal gibt es hier nicht.
    [colleague] Diese Person im Team gibt es hier nicht.
    [conversation] Dieses Gespräch gibt es hier nicht.
    [demo] Diese Demo gibt es hier nicht.
    [file] Diese Datei gibt es hier nicht.
    [folder] Diesen Ordner gibt es hier nicht.
    [invitation] Diese Einladung gibt es hier nicht.
    [message] Diese Nachricht gibt es hier nicht.
    [message-in-this-conversation] Diese Nachricht in diesem Gespräch gibt es hier nicht.
    [need] Dieses Anliegen gibt es hier nicht.
    [network] Dieses Netzwerk gibt es hier nicht.
    [order] Diesen Auftrag gibt es hier nicht.
    [page] Diese Seite gibt es hier nicht.
    [photo] Dieses Foto gibt es hier nicht.
    [picture] Dieses Bild gibt es hier nicht.
    [piece] Dieses Stück gibt es hier nicht.
    [publication] Diese Veröffentlichung gibt es hier nicht.
    [question] Diese Frage gibt es hier nicht.
    [question-in-this-need] Diese Frage in diesem Anliegen gibt es hier nicht.
    [token] Diesen Schlüssel gibt es hier nicht.
    [way-to-sign-in] Diese Anmeldung gibt es hier nicht.
    [webhook] Diesen Webhook gibt es hier nicht.
    [website] Diese Website gibt es hier nicht.
   *[other] So etwas gibt es hier nicht.
}
