work = Trabajos recientes
work-none = Aún no hay nada que ver aquí. Pregúntanos qué hemos hecho últimamente.
work-older = Trabajos anteriores
work-on = Trabajos recientes, { $date }
before = Antes.
after = Después.
job-finished = Terminado en { $month }
job-photos = { $photos ->
    [one] { $photos } foto
   *[other] { $photos } fotos
}
job-place = Lugar
job-shown = Publicado
share-this = Compartir
