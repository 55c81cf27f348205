to-content = Ir al contenido
demo = Demo
demo-note = Esto es una demo: el negocio, sus clientes y sus redes son simulados.
website = Sitio web
menu = Menú
articles = Artículos
ask-us = Pregúntanos
ask-us-something = Haznos una pregunta
who-reads = Quién puede leer esto
only-you = Solo tú y { $business } podéis leer esta página
comma = {", "}

## The porch light

open = Abierto
closed = Cerrado
kept = { $cases ->
    [one] Cumplido en el { $percent } % de { $cases } pregunta en los últimos { $days } días
   *[other] Cumplido en el { $percent } % de { $cases } preguntas en los últimos { $days } días
}
porch-always-short = Siempre abierto
porch-always = Siempre hay alguien
porch-open-until = { $when ->
    [today] Abierto hasta las { $time }
    [tomorrow] Abierto hasta mañana a las { $time }
    [week] Abierto hasta el { $weekday } a las { $time }
   *[far] Abierto hasta el { $date }
}
porch-here-until = { $when ->
    [today] Hay alguien hasta las { $time }
    [tomorrow] Hay alguien hasta mañana a las { $time }
    [week] Hay alguien hasta el { $weekday } a las { $time }
   *[far] Hay alguien hasta el { $date }
}
porch-closed-until = { $when ->
    [today] Cerrado hasta las { $time }
    [tomorrow] Cerrado hasta mañana a las { $time }
    [week] Cerrado hasta el { $weekday } a las { $time }
   *[far] Cerrado hasta el { $date }
}
porch-back = { $when ->
    [today] Volvemos a las { $time }
    [tomorrow] Volvemos mañana a las { $time }
    [week] Volvemos el { $weekday } a las { $time }
   *[far] Volvemos el { $date }
}
porch-nobody = Ahora mismo no hay nadie

## The foot

foot-come-by = Ven a vernos
foot-hours = Cuándo hay alguien
foot-speak = Habla con nosotros
foot-follow = Síguenos
foot-feed = Feed
foot-more = Más
foot-staff = Equipo
imprint = Aviso legal
privacy = Privacidad
statement-of = { $title } de { $business }

## Articles

article-on = Artículo, { $date }
article = Artículo
people-asked = { $people ->
    [one] { $people } persona preguntó
   *[other] { $people } personas preguntaron
}
people-asked-this = { $people ->
    [one] { $people } persona nos lo preguntó.
   *[other] { $people } personas nos lo preguntaron.
}
reading-minutes = { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
}
articles-none = Aún no hay nada escrito. Pregúntanos: quizá tu pregunta sea la primera.
articles-older = Artículos anteriores
newest = Lo más reciente
ask-about = ¿Tienes alguna pregunta?
ask-about-lead = Tu pregunta va a { $business }, no a una máquina. Tú eliges si otros pueden leerla.
your-question = Tu pregunta
what-to-know = ¿Qué te gustaría saber?
go-on = Continuar
share-article = Compartir este artículo
share-email = Correo
copy-link = Copiar enlace
copied = Copiado
said = Lo que dice la gente
said-conversations = { $count ->
    [one] { $count } conversación
   *[other] { $count } conversaciones
}
said-later = { $span } después
name-not-shown = nombre oculto
simulated = simulado
somebody = Alguien

## Nothing is at this address

lost-title = No está aquí
lost-heading = Esta página no está aquí
lost-words = Quizá se ha movido, o la dirección no está completa.
lost-articles = Nuestros artículos
