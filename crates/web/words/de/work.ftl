work = Unsere Arbeiten
work-none = Hier ist noch nichts zu sehen. Fragen Sie uns, was wir zuletzt gemacht haben.
work-older = Ältere Arbeiten
work-on = Unsere Arbeiten, { $date }
before = Vorher.
after = Nachher.
job-finished = Fertig im { $month }
job-photos = { $photos ->
    [one] { $photos } Foto
   *[other] { $photos } Fotos
}
job-place = Ort
job-shown = Gezeigt
share-this = Weitersagen
