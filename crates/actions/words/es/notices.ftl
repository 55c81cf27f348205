notice-late = { $span } de retraso
notice-due = { $when ->
    [today] responder hoy antes de las { $time }
    [tomorrow] responder mañana antes de las { $time }
    [week] responder el { $weekday } antes de las { $time }
   *[far] responder el { $date } antes de las { $time }
}

notice-about-warning = { $whose } sigue esperando: { $due }
notice-about-question = { $whose } espera: { $due }
notice-about-channel = { $whose } te necesita
notice-about-answer = Tu respuesta no salió: { $whose }
notice-about-publication = No publicado: { $whose }

notice-about = { $business }: { $parts }
notice-warnings = { $count ->
    [one] { $count } promesa está a punto de romperse
   *[other] { $count } promesas están a punto de romperse
}
notice-questions = { $count ->
    [one] { $count } pregunta espera
   *[other] { $count } preguntas esperan
}
notice-channels = { $count ->
    [one] { $count } canal te necesita
   *[other] { $count } canales te necesitan
}
notice-answers = { $count ->
    [one] { $count } respuesta no salió
   *[other] { $count } respuestas no salieron
}
notice-publications = { $count ->
    [one] { $count } publicación no ha salido
   *[other] { $count } publicaciones no han salido
}

notice-somebody = Alguien
notice-whose = { $who }, { $place }
notice-told = { $whose }: { $due }
notice-refused = Rechazado: { $why }
notice-in-doubt = En duda: { $why }
notice-reconnect = Hay que volver a conectar el canal: { $why }. Hasta entonces no se pierde nada.
notice-troubled = El problema continúa: { $why }. Seguimos intentándolo.
notice-not-published = No publicado: { $why }
notice-attached = ({ $what })
notice-no-words = (sin palabras)
attached-pictures = { $count ->
    [one] { $count } imagen
   *[other] { $count } imágenes
}
attached-stickers = { $count ->
    [one] { $count } pegatina
   *[other] { $count } pegatinas
}
attached-videos = { $count ->
    [one] { $count } vídeo
   *[other] { $count } vídeos
}
attached-sounds = { $count ->
    [one] { $count } grabación
   *[other] { $count } grabaciones
}
attached-places = { $count ->
    [one] { $count } lugar
   *[other] { $count } lugares
}
attached-contacts = { $count ->
    [one] { $count } contacto
   *[other] { $count } contactos
}
attached-links = { $count ->
    [one] { $count } enlace
   *[other] { $count } enlaces
}
attached-files = { $count ->
    [one] { $count } archivo
   *[other] { $count } archivos
}
attached-others = { $count ->
    [one] { $count } envío sin palabras
   *[other] { $count } envíos sin palabras
}
notice-more = Y { $count } más: { $link }
notice-foot =
    Tu papel en { $business }: { $role }. Tú eliges de qué te avisamos, y cuándo:
    { $link }

role-owner = dirección
role-editor = redacción
role-agent = respuestas
role-viewer = lectura
