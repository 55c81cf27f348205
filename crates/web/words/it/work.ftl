work = I nostri lavori
work-none = Qui non c’è ancora niente da vedere. Chiedici che cosa abbiamo fatto di recente.
work-older = Lavori precedenti
work-on = I nostri lavori, { $date }
before = Prima.
after = Dopo.
job-finished = Finito a { $month }
job-photos = { $photos ->
    [one] { $photos } foto
   *[other] { $photos } foto
}
job-place = Luogo
job-shown = Pubblicato
share-this = Condividi
