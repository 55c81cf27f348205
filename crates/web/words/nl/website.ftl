to-content = Naar de inhoud
demo = Demo
demo-note = Dit is een demo: het bedrijf, de klanten en de netwerken zijn gesimuleerd.
website = Website
menu = Menu
articles = Artikelen
ask-us = Vraag het ons
ask-us-something = Stel ons een vraag
who-reads = Wie dit kan lezen
only-you = Alleen jij en { $business } kunnen deze pagina lezen
comma = {", "}

## The porch light

open = Open
closed = Gesloten
kept = { $cases ->
    [one] Gehaald voor { $percent } % van { $cases } vraag in de afgelopen { $days } dagen
   *[other] Gehaald voor { $percent } % van { $cases } vragen in de afgelopen { $days } dagen
}
porch-always-short = Altijd open
porch-always = Er is altijd iemand
porch-open-until = { $when ->
    [today] Open tot { $time }
    [tomorrow] Open tot morgen { $time }
    [week] Open tot { $weekday } { $time }
   *[far] Open tot { $date }
}
porch-here-until = { $when ->
    [today] Er is iemand tot { $time }
    [tomorrow] Er is iemand tot morgen { $time }
    [week] Er is iemand tot { $weekday } { $time }
   *[far] Er is iemand tot { $date }
}
porch-closed-until = { $when ->
    [today] Gesloten tot { $time }
    [tomorrow] Gesloten tot morgen { $time }
    [week] Gesloten tot { $weekday } { $time }
   *[far] Gesloten tot { $date }
}
porch-back = { $when ->
    [today] We zijn er weer om { $time }
    [tomorrow] We zijn er morgen weer om { $time }
    [week] We zijn er { $weekday } weer om { $time }
   *[far] We zijn er weer op { $date }
}
porch-nobody = Er is nu niemand

## The foot

foot-come-by = Kom langs
foot-hours = Wanneer er iemand is
foot-speak = Spreek ons
foot-follow = Volg ons
foot-feed = Feed
foot-more = Meer
foot-staff = Team
imprint = Colofon
privacy = Privacy
statement-of = { $title } van { $business }

## Articles

article-on = Artikel, { $date }
article = Artikel
people-asked = { $people ->
    [one] { $people } persoon vroeg dit
   *[other] { $people } mensen vroegen dit
}
people-asked-this = { $people ->
    [one] { $people } persoon heeft ons dit gevraagd.
   *[other] { $people } mensen hebben ons dit gevraagd.
}
reading-minutes = { $minutes ->
    [one] { $minutes } minuut
   *[other] { $minutes } minuten
}
articles-none = Er staat nog niets op papier. Vraag het ons, misschien is jouw vraag de eerste.
articles-older = Oudere artikelen
newest = Nieuwste
ask-about = Vraag hierover
ask-about-lead = Je vraag gaat naar { $business }, niet naar een machine. Jij kiest of anderen hem mogen lezen.
your-question = Je vraag
what-to-know = Wat wil je weten?
go-on = Verder
share-article = Deel dit artikel
share-email = E-mail
copy-link = Link kopiëren
copied = Gekopieerd
said = Wat mensen zeggen
said-conversations = { $count ->
    [one] { $count } gesprek
   *[other] { $count } gesprekken
}
said-later = { $span } later
name-not-shown = naam niet getoond
simulated = gesimuleerd
somebody = Iemand

## Nothing is at this address

lost-title = Niet hier
lost-heading = Deze pagina is hier niet
lost-words = Misschien is hij verhuisd, of is het adres niet volledig.
lost-articles = Onze artikelen
