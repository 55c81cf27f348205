work = Os nossos trabalhos
work-none = Ainda não há nada para ver aqui. Pergunte-nos o que fizemos ultimamente.
work-older = Trabalhos anteriores
work-on = Os nossos trabalhos, { $date }
before = Antes.
after = Depois.
job-finished = Terminado em { $month }
job-photos = { $photos ->
    [one] { $photos } foto
   *[other] { $photos } fotos
}
job-place = Local
job-shown = Publicado
share-this = Partilhar
