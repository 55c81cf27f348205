ask-hear-by = { $when ->
    [today] Ti rispondiamo oggi entro le { $time }
    [tomorrow] Ti rispondiamo domani entro le { $time }
    [week] Ti rispondiamo { $weekday } entro le { $time }
   *[far] Ti rispondiamo il { $date } entro le { $time }
}
ask-regarding = A proposito di:
ask-where = Dove possiamo risponderti?
ask-email = Il tuo indirizzo e-mail
ask-no-letters = Non possiamo inviare e-mail: avrai una pagina tutta tua, e la risposta sarà lì. Conserva il suo indirizzo, è l’unico modo per tornarci.
may-stay-empty = (facoltativo)
ask-name = Il tuo nome
ask-others = Possono leggerla anche altri?
ask-others-no = No, solo tu e noi
ask-others-no-more = Avrai una pagina privata per la risposta
ask-others-yes = Sì, senza il mio nome
ask-others-yes-more = Può aiutare qualcun altro
ask-others-yes-looked-at = Può aiutare qualcun altro. La leggiamo prima che compaia
ask-trap = Lascia vuoto
ask-send = Invia la domanda
ask-nothing-else = Niente account, niente newsletter

ask-trap-filled = Lascia vuoto l’ultimo campo, per favore.
ask-sent-other = Hai già inviato questo modulo, e quella domanda è da noi. Questa non è ancora partita: invia anche questa, se vuoi.
ask-too-many = Hai fatto molte domande in un’ora. Aspetta un momento, poi invia questa.
ask-sent-already = Questa domanda è già stata inviata.
ask-answer-comes = Questa domanda è già stata inviata. La risposta arriva all’indirizzo che ci hai dato.
text-empty = Non c’è ancora scritto nulla.
text-too-long = { $over ->
    [one] C’è { $over } carattere di troppo: qui ce ne stanno al massimo { $most }.
   *[other] Ci sono { $over } caratteri di troppo: qui ce ne stanno al massimo { $most }.
}
not-an-address = «{ $address }» non è un indirizzo e-mail a cui possiamo scrivere.

question-withdrawn = La tua domanda è ritirata
question-with-us = La tua domanda è da noi
question-added = La tua aggiunta è da noi
question-answered = Abbiamo risposto alla tua domanda
question-here = La tua domanda è qui
question-again = Era già stato inviato. È qui una volta sola e non è partito di nuovo.
question-late = Siamo in ritardo, e ci dispiace
question-by = { $when ->
    [today] Rispondiamo oggi entro le { $time }
    [tomorrow] Rispondiamo domani entro le { $time }
    [week] Rispondiamo { $weekday } entro le { $time }
   *[far] Rispondiamo il { $date } entro le { $time }
}
question-seen = Abbiamo risposto, e vediamo quello che hai scritto dopo.
question-anything-else = C’è altro?
question-letter = Scriviamo a { $email } e mettiamo la risposta qui.
question-keep-address = Conserva l’indirizzo di questa pagina: è l’unico modo per tornarci.
question-you = Tu
question-gone = Ritirato
question-not-shown = Non sul nostro sito
question-shown-later = Sul nostro sito appena l’avremo letta, senza il tuo nome
question-shown = Sul nostro sito, senza il tuo nome
question-add = Vuoi aggiungere qualcosa?
question-add-it = Aggiungi
question-sure = Vuoi davvero ritirarla?
question-sure-more = Le tue parole vengono cancellate qui e da noi, e nessuno risponde. Non si può annullare.
question-withdraw-it = Ritira e cancella
question-keep-it = Tienila
question-withdraw = Ritira la domanda e cancellala
add-sent-other = Hai già inviato questo modulo, e quello che diceva è qui. Queste parole non sono ancora partite.
add-too-many = Hai scritto molto in un’ora. Aspetta un momento, poi invia di nuovo.
