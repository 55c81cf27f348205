to-content = Vai al contenuto
demo = Demo
demo-note = Questa è una demo: l’attività, i suoi clienti e le sue reti sono simulati.
website = Sito
menu = Menu
articles = Articoli
ask-us = Chiedi a noi
ask-us-something = Facci una domanda
who-reads = Chi può leggere
only-you = Solo tu e { $business } potete leggere questa pagina
comma = {", "}

## The porch light

open = Aperto
closed = Chiuso
kept = { $cases ->
    [one] Mantenuto per il { $percent } % di { $cases } domanda negli ultimi { $days } giorni
   *[other] Mantenuto per il { $percent } % di { $cases } domande negli ultimi { $days } giorni
}
porch-always-short = Sempre aperto
porch-always = C’è sempre qualcuno
porch-open-until = { $when ->
    [today] Aperto fino alle { $time }
    [tomorrow] Aperto fino a domani alle { $time }
    [week] Aperto fino a { $weekday } alle { $time }
   *[far] Aperto fino al { $date }
}
porch-here-until = { $when ->
    [today] C’è qualcuno fino alle { $time }
    [tomorrow] C’è qualcuno fino a domani alle { $time }
    [week] C’è qualcuno fino a { $weekday } alle { $time }
   *[far] C’è qualcuno fino al { $date }
}
porch-closed-until = { $when ->
    [today] Chiuso fino alle { $time }
    [tomorrow] Chiuso fino a domani alle { $time }
    [week] Chiuso fino a { $weekday } alle { $time }
   *[far] Chiuso fino al { $date }
}
porch-back = { $when ->
    [today] Torniamo alle { $time }
    [tomorrow] Torniamo domani alle { $time }
    [week] Torniamo { $weekday } alle { $time }
   *[far] Torniamo il { $date }
}
porch-nobody = In questo momento non c’è nessuno

## The foot

foot-come-by = Vieni a trovarci
foot-hours = Quando c’è qualcuno
foot-speak = Parla con noi
foot-follow = Seguici
foot-feed = Feed
foot-more = Altro
foot-staff = Staff
imprint = Note legali
privacy = Privacy
statement-of = { $title } di { $business }

## Articles

article-on = Articolo, { $date }
article = Articolo
people-asked = { $people ->
    [one] { $people } persona l’ha chiesto
   *[other] { $people } persone l’hanno chiesto
}
people-asked-this = { $people ->
    [one] { $people } persona ce l’ha chiesto.
   *[other] { $people } persone ce l’hanno chiesto.
}
reading-minutes = { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minuti
}
articles-none = Non c’è ancora nulla di scritto. Chiedi a noi: forse la tua domanda sarà la prima.
articles-older = Articoli precedenti
newest = Novità
ask-about = Hai una domanda su questo?
ask-about-lead = La tua domanda arriva a { $business }, non a una macchina. Decidi tu se altri possono leggerla.
your-question = La tua domanda
what-to-know = Che cosa vorresti sapere?
go-on = Avanti
share-article = Condividi questo articolo
share-email = E-mail
copy-link = Copia link
copied = Copiato
said = Che cosa si dice
said-conversations = { $count ->
    [one] { $count } conversazione
   *[other] { $count } conversazioni
}
said-later = { $span } dopo
name-not-shown = nome non mostrato
simulated = simulato
somebody = Qualcuno

## Nothing is at this address

lost-title = Non è qui
lost-heading = Questa pagina non è qui
lost-words = Forse è stata spostata, o l’indirizzo non è completo.
lost-articles = I nostri articoli
