work = Nos réalisations
work-none = Il n’y a encore rien à voir ici. Demandez-nous ce que nous avons fait dernièrement.
work-older = Réalisations plus anciennes
work-on = Nos réalisations, { $date }
before = Avant.
after = Après.
job-finished = Terminé en { $month }
job-photos = { $photos ->
    [one] { $photos } photo
   *[other] { $photos } photos
}
job-place = Lieu
job-shown = Publié
share-this = Partager
