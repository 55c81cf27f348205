needs-which = Qué necesidades
needs-open = Sin responder
needs-answered = Respondidas
needs-have-answers = { $count ->
    [one] { $count } necesidad tiene una respuesta pública.
   *[other] { $count } necesidades tienen una respuesta pública.
}
needs-can-be-told = Se puede avisar a todos los que preguntaron.
needs-none-asked = Nadie ha preguntado nada que no tenga respuesta pública.
needs-none-more = Las preguntas nuevas encuentran su sitio aquí solas.
needs-people-asked = { $people ->
    [one] { $people } persona preguntó algo que no hemos respondido en público.
   *[other] { $people } personas preguntaron algo que no hemos respondido en público.
}
needs-start = Empieza por arriba.
needs-empty = Cuando alguien pregunta algo, aparece aquí con sus palabras y con cuántos más preguntan lo mismo.
needs-people = Personas
needs-asked = Qué preguntan, con sus palabras
needs-weeks = Últimas 12 semanas
needs-where = Dónde
needs-answer = Qué lo responde
what-to-do = Qué hacer
needs-next = Mostrar los siguientes de { $count }
needs-on = { $network }: { $people }
draft-of-words = { $count ->
    [one] Borrador, { $count } palabra
   *[other] Borrador, { $count } palabras
}
nothing-yet = Nada aún
quoted = «{ $words }»
chart-in-weeks = { $count } en { $weeks } semanas
go-on-writing = Seguir escribiendo
write-the-answer = Escribir la respuesta
read-the-draft = Leer el borrador
read-it = Leerlo
tell-who-asked = Avisar a quien preguntó
who-is-told = A quién se avisa

need-asked = { $people ->
    [one] persona preguntó
   *[other] personas preguntaron
}, con { $questions ->
    [one] { $questions } pregunta
   *[other] { $questions } preguntas
}, desde el { $date }; { $lately } en 30 días
need-being-written = Se está escribiendo: { $piece }
our-answers = Lo que hemos respondido
nobody-answered = Nadie lo ha respondido aún.
need-answer-to = a { $who }, { $date }
need-why = Por qué están juntas
need-why-meaning = Quieren decir casi lo mismo, cada una a su manera.
need-why-words = Quieren decir casi lo mismo. Palabras que muchas usan: { $words }.
their-questions = Sus preguntas
need-by-hand = puesta aquí a mano
need-open-it = Abrir
need-choose = Elegir esta pregunta
need-move = Poner en otro sitio las preguntas elegidas
need-move-into = En
need-move-own = una necesidad propia, con el nombre:
need-new-name = Nombre de la nueva necesidad
need-move-them = Moverlas
need-put-right = Corregirlo
need-name = Nombre
need-rename = Cambiar el nombre
need-same-as = Es lo mismo que
need-choose-one = elige una necesidad
need-merge = Unir
choose-need = Elige la necesidad que es lo mismo.

need-out-since = Fuera desde el { $date }: { $link }.
read-on-your-website = leerlo en tu sitio
need-draft-of = { $words ->
    [one] Un borrador de { $words } palabra, cambiado { $changed }. No ha salido nada.
   *[other] Un borrador de { $words } palabras, cambiado { $changed }. No ha salido nada.
}
nothing-written = Aún no hay nada escrito.
start-from-title = Un comienzo, solo con el título.
start-from-questions = { $questions ->
    [one] Un comienzo con { $questions } pregunta.
   *[other] Un comienzo con { $questions } preguntas.
}
start-from-answers = { $answers ->
    [one] Un comienzo con { $answers } respuesta.
   *[other] Un comienzo con { $answers } respuestas.
}
start-from-both = Un comienzo con { $questions ->
    [one] { $questions } pregunta
   *[other] { $questions } preguntas
} y { $answers ->
    [one] { $answers } respuesta
   *[other] { $answers } respuestas
}.
start-write-it = Aún no hay nada escrito; «Escribir la respuesta» lo abre para escribir.
start-gap = Nadie lo ha respondido aún. Basta una frase tuya.
start-answer-to = Tu respuesta a { $who }, { $date }
start-asked = Preguntado el { $date }, sin el nombre
