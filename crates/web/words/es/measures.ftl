measures-how-long = Cuánto tiempo
measures-month = 30 días
measures-quarter = 12 semanas
measures-year = Un año

measures-none-answered = Aún no se ha respondido ninguna pregunta.
measures-begin = Las cifras empiezan con la primera.
measures-half = { $clock ->
    [opening] La mitad de quienes preguntaron tuvo respuesta en { $span } de horario de apertura.
   *[all] La mitad de quienes preguntaron tuvo respuesta en { $span }.
}
measures-one = { $clock ->
    [opening] Se respondió una pregunta, en { $span } de horario de apertura.
   *[all] Se respondió una pregunta, en { $span }.
}
measures-middle = { $clock ->
    [opening] Se respondieron { $cases } preguntas, la del medio en { $span } de horario de apertura.
   *[all] Se respondieron { $cases } preguntas, la del medio en { $span }.
}
measures-promises = { $cases ->
    [one] { $figure } promesa cumplida.
   *[other] { $figure } promesas cumplidas.
}

measures-first-title = Primera respuesta
measures-first = { $answers ->
    [one] Por semanas. La mitad fue más rápida que la línea de abajo, nueve de cada diez más rápidas que la de arriba. { $answers } respuesta.
   *[other] Por semanas. La mitad fue más rápida que la línea de abajo, nueve de cada diez más rápidas que la de arriba. { $answers } respuestas.
}
measures-first-opening = { $answers ->
    [one] En horas de apertura, por semanas. La mitad fue más rápida que la línea de abajo, nueve de cada diez más rápidas que la de arriba. { $answers } respuesta.
   *[other] En horas de apertura, por semanas. La mitad fue más rápida que la línea de abajo, nueve de cada diez más rápidas que la de arriba. { $answers } respuestas.
}
chart-answers = Minutos hasta la primera respuesta, semana a semana
chart-promise = lo que prometemos

measures-kept-title = Promesas cumplidas
measures-kept = Las promesas de cada semana: abajo en gris las cumplidas, encima con su número las { $broken }. Cumplidas: { $kept }, rotas: { $count }.
measures-broken = rotas
chart-kept = Promesas cumplidas y rotas, semana a semana

measures-needs-title = Necesidades atendidas
measures-needs = De cuántas personas tiene la pregunta una respuesta pública.
needs-bar = { $answered } respondidas, { $begun } en curso, { $open } abiertas
needs-bar-answered = respondidas
needs-bar-begun = en curso
needs-bar-open = abiertas
measures-started-title = Conversaciones iniciadas
measures-started = Por artículo, en todos los sitios donde se publicó.
measures-nothing-out = Aún no ha salido ningún artículo.
reactions = { $count ->
    [one] { $count } reacción
   *[other] { $count } reacciones
}
