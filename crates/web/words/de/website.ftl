to-content = Zum Inhalt
demo = Demo
demo-note = Das ist eine Demo: Der Betrieb, seine Kundschaft und seine Netzwerke sind simuliert.
website = Website
menu = Menü
articles = Artikel
ask-us = Fragen Sie uns
ask-us-something = Fragen Sie uns etwas
who-reads = Wer das lesen kann
only-you = Nur Sie und { $business } können diese Seite lesen
comma = {", "}

## The porch light

open = Geöffnet
closed = Geschlossen
kept = { $cases ->
    [one] Gehalten bei { $percent } % von { $cases } Frage in den letzten { $days } Tagen
   *[other] Gehalten bei { $percent } % von { $cases } Fragen in den letzten { $days } Tagen
}
porch-always-short = Immer geöffnet
porch-always = Hier ist immer jemand da
porch-open-until = { $when ->
    [today] Geöffnet bis { $time }
    [tomorrow] Geöffnet bis morgen { $time }
    [week] Geöffnet bis { $weekday } { $time }
   *[far] Geöffnet bis { $date }
}
porch-here-until = { $when ->
    [today] Bis { $time } ist jemand da
    [tomorrow] Bis morgen { $time } ist jemand da
    [week] Bis { $weekday } { $time } ist jemand da
   *[far] Bis { $date } ist jemand da
}
porch-closed-until = { $when ->
    [today] Geschlossen bis { $time }
    [tomorrow] Geschlossen bis morgen { $time }
    [week] Geschlossen bis { $weekday } { $time }
   *[far] Geschlossen bis { $date }
}
porch-back = { $when ->
    [today] Um { $time } sind wir wieder da
    [tomorrow] Morgen um { $time } sind wir wieder da
    [week] Am { $weekday } um { $time } sind wir wieder da
   *[far] Am { $date } sind wir wieder da
}
porch-nobody = Im Moment ist niemand da

## The foot

foot-come-by = Kommen Sie vorbei
foot-hours = Wann jemand da ist
foot-speak = Sprechen Sie mit uns
foot-follow = Folgen Sie uns
foot-feed = Feed
foot-more = Mehr
foot-staff = Team
imprint = Impressum
privacy = Datenschutz
statement-of = { $title } von { $business }

## Articles

article-on = Artikel, { $date }
article = Artikel
people-asked = { $people ->
    [one] { $people } Person hat gefragt
   *[other] { $people } Personen haben gefragt
}
people-asked-this = { $people ->
    [one] { $people } Person hat uns das gefragt.
   *[other] { $people } Personen haben uns das gefragt.
}
reading-minutes = { $minutes ->
    [one] { $minutes } Minute
   *[other] { $minutes } Minuten
}
articles-none = Noch ist nichts aufgeschrieben. Fragen Sie uns – vielleicht ist Ihre Frage die erste.
articles-older = Ältere Artikel
newest = Neueste
ask-about = Haben Sie dazu eine Frage?
ask-about-lead = Ihre Frage geht an { $business }, nicht an eine Maschine. Sie entscheiden, ob andere sie lesen dürfen.
your-question = Ihre Frage
what-to-know = Was möchten Sie wissen?
go-on = Weiter
share-article = Diesen Artikel teilen
share-email = E-Mail
copy-link = Link kopieren
copied = Kopiert
said = Was andere dazu sagen
said-conversations = { $count ->
    [one] { $count } Gespräch
   *[other] { $count } Gespräche
}
said-later = { $span } später
name-not-shown = Name nicht gezeigt
simulated = simuliert
somebody = Jemand

## Nothing is at this address

lost-title = Nicht hier
lost-heading = Diese Seite gibt es hier nicht
lost-words = Vielleicht ist sie umgezogen, oder die Adresse ist nicht vollständig.
lost-articles = Unsere Artikel
