to-content = Do treści
demo = Demo
demo-note = To jest demo: firma, jej klienci i sieci są zmyślone.
website = Strona
menu = Menu
articles = Artykuły
ask-us = Zapytaj nas
ask-us-something = Zadaj nam pytanie
who-reads = Kto może to czytać
only-you = Tę stronę możesz czytać tylko Ty i { $business }
comma = {", "}

# Weekdays as they stand behind “do”.
till-weekday = { $day ->
    [mon] poniedziałku
    [tue] wtorku
    [wed] środy
    [thu] czwartku
    [fri] piątku
    [sat] soboty
   *[sun] niedzieli
}
# And behind “w”.
on-weekday = { $day ->
    [mon] w poniedziałek
    [tue] we wtorek
    [wed] w środę
    [thu] w czwartek
    [fri] w piątek
    [sat] w sobotę
   *[sun] w niedzielę
}

## The porch light

open = Otwarte
closed = Zamknięte
kept = { $cases ->
    [one] Dotrzymane w { $percent }% z { $cases } pytania w ostatnich { $days } dniach
    [few] Dotrzymane w { $percent }% z { $cases } pytań w ostatnich { $days } dniach
   *[many] Dotrzymane w { $percent }% z { $cases } pytań w ostatnich { $days } dniach
}
porch-always-short = Zawsze otwarte
porch-always = Zawsze ktoś jest
porch-open-until = { $when ->
    [today] Otwarte do { $time }
    [tomorrow] Otwarte do jutra do { $time }
    [week] Otwarte do { till-weekday } do { $time }
   *[far] Otwarte do { $date }
}
porch-here-until = { $when ->
    [today] Ktoś jest do { $time }
    [tomorrow] Ktoś jest do jutra do { $time }
    [week] Ktoś jest do { till-weekday } do { $time }
   *[far] Ktoś jest do { $date }
}
porch-closed-until = { $when ->
    [today] Zamknięte do { $time }
    [tomorrow] Zamknięte do jutra do { $time }
    [week] Zamknięte do { till-weekday } do { $time }
   *[far] Zamknięte do { $date }
}
porch-back = { $when ->
    [today] Wracamy o { $time }
    [tomorrow] Wracamy jutro o { $time }
    [week] Wracamy { on-weekday } o { $time }
   *[far] Wracamy { $date }
}
porch-nobody = W tej chwili nikogo nie ma

## The foot

foot-come-by = Zajrzyj do nas
foot-hours = Kiedy ktoś jest
foot-speak = Porozmawiaj z nami
foot-follow = Obserwuj nas
foot-feed = Kanał RSS
foot-more = Więcej
foot-staff = Zespół
imprint = Nota prawna
privacy = Prywatność
statement-of = { $title } – { $business }

## Articles

article-on = Artykuł, { $date }
article = Artykuł
people-asked = { $people ->
    [one] { $people } osoba pytała
    [few] { $people } osoby pytały
   *[many] { $people } osób pytało
}
people-asked-this = { $people ->
    [one] { $people } osoba nas o to pytała.
    [few] { $people } osoby nas o to pytały.
   *[many] { $people } osób nas o to pytało.
}
reading-minutes = { $minutes ->
    [one] { $minutes } minuta
    [few] { $minutes } minuty
   *[many] { $minutes } minut
}
articles-none = Nic tu jeszcze nie napisano. Zapytaj nas – może Twoje pytanie będzie pierwsze.
articles-older = Starsze artykuły
newest = Najnowsze
ask-about = Zapytaj o to
ask-about-lead = Twoje pytanie trafia do firmy { $business }, nie do maszyny. Decydujesz, czy inni mogą je czytać.
your-question = Twoje pytanie
what-to-know = Co chcesz wiedzieć?
go-on = Dalej
share-article = Udostępnij ten artykuł
share-email = E-mail
copy-link = Kopiuj link
copied = Skopiowano
said = Co mówią inni
said-conversations = { $count ->
    [one] { $count } rozmowa
    [few] { $count } rozmowy
   *[many] { $count } rozmów
}
said-later = { $span } później
name-not-shown = bez nazwiska
simulated = zmyślone
somebody = Ktoś

## Nothing is at this address

lost-title = Nie tutaj
lost-heading = Tej strony tu nie ma
lost-words = Może została przeniesiona albo adres jest niepełny.
lost-articles = Nasze artykuły
