work = Nasze realizacje
work-none = Na razie nie ma tu nic do zobaczenia. Zapytaj nas, co ostatnio zrobiliśmy.
work-older = Starsze realizacje
work-on = Nasze realizacje, { $date }
before = Przed.
after = Po.
job-finished = Ukończono: { $month }
job-photos = { $photos ->
    [one] { $photos } zdjęcie
    [few] { $photos } zdjęcia
   *[many] { $photos } zdjęć
}
job-place = Miejsce
job-shown = Opublikowano
share-this = Udostępnij
