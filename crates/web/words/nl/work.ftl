work = Ons werk
work-none = Hier is nog niets te zien. Vraag ons wat we de laatste tijd gemaakt hebben.
work-older = Ouder werk
work-on = Ons werk, { $date }
before = Vooraf.
after = Erna.
job-finished = Klaar in { $month }
job-photos = { $photos ->
    [one] { $photos } foto
   *[other] { $photos } foto’s
}
job-place = Plaats
job-shown = Geplaatst
share-this = Delen
