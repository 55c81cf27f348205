today-open = abierto
today-closed = cerrado
search-everything = Buscar en todo
today-me = { $me }: tú, ajustes y canales

today-nobody-lit = Nadie espera. La luz del porche está encendida.
today-nobody-dim = Nadie espera. La luz del porche está apagada hasta que vuelvas a abrir.
today-waits-until = { $count ->
    [one] { $when ->
        [today] Una persona espera; la próxima promesa vence hoy a las { $time }.
        [tomorrow] Una persona espera; la próxima promesa vence mañana a las { $time }.
        [week] Una persona espera; la próxima promesa vence el { $weekday } a las { $time }.
       *[far] Una persona espera; la próxima promesa vence el { $date }.
    }
   *[other] { $when ->
        [today] { $counted } personas esperan; la próxima promesa vence hoy a las { $time }.
        [tomorrow] { $counted } personas esperan; la próxima promesa vence mañana a las { $time }.
        [week] { $counted } personas esperan; la próxima promesa vence el { $weekday } a las { $time }.
       *[far] { $counted } personas esperan; la próxima promesa vence el { $date }.
    }
}
today-waits = { $count ->
    [one] Una persona espera.
   *[other] { $counted } personas esperan.
}
today-one-late = Una respuesta lleva { $late }.
today-one-late-next = { $when ->
    [today] Una respuesta lleva { $late }; la siguiente vence hoy a las { $time }.
    [tomorrow] Una respuesta lleva { $late }; la siguiente vence mañana a las { $time }.
    [week] Una respuesta lleva { $late }; la siguiente vence el { $weekday } a las { $time }.
   *[far] Una respuesta lleva { $late }; la siguiente vence el { $date }.
}
today-many-late = { $counted } respuestas llevan retraso, la primera de { $span }.
today-many-late-next = { $when ->
    [today] { $counted } respuestas llevan retraso, la primera de { $span }; la siguiente vence hoy a las { $time }.
    [tomorrow] { $counted } respuestas llevan retraso, la primera de { $span }; la siguiente vence mañana a las { $time }.
    [week] { $counted } respuestas llevan retraso, la primera de { $span }; la siguiente vence el { $weekday } a las { $time }.
   *[far] { $counted } respuestas llevan retraso, la primera de { $span }; la siguiente vence el { $date }.
}

steps = Los primeros pasos
step-website = Mira tu sitio
step-website-more = Ya está en marcha, con tu nombre y tu promesa.
step-website-open = Abrirlo
step-ask = Hazte una pregunta
step-ask-more = Como lo haría un cliente, en tu sitio. Aparece aquí, con la hora a la que prometiste responder.
step-ask-do = Preguntar
step-letters = Comprueba que llegan las cartas
step-letters-sent = Hay un servidor de correo: envíate una carta.
step-letters-none = Aún no hay servidor de correo: las respuestas solo están en la página de quien preguntó, y a nadie del equipo se le avisa por carta.
step-letters-test = Carta de prueba
step-letters-how = Cómo
step-channel-more = Los sitios donde hablan tus clientes.
choose-a-channel = Elegir un canal

today-waiting = Esperando
open-inbox = Abrir la bandeja
today-all-answered = Todas las preguntas están respondidas. Las nuevas aparecen aquí solas.
today-more = { $count ->
    [one] { $count } más
   *[other] { $count } más
}

today-begun = La gente empieza a preguntar
all-needs = Todas las necesidades
today-begun-none = Nada nuevo. Cuando varias personas preguntan lo mismo, aparece aquí.
people-of = { $count ->
    [one] persona
   *[other] personas
}
today-begun-where = { $networks ->
    [one] En 30 días, en una red; { $people } en total.
   *[other] En 30 días, en { $counted } redes; { $people } en total.
}
today-begun-planned = Hay una respuesta prevista: { $moment }.

today-goes-out = Sale hoy
today-nothing-planned = No hay nada previsto.
publication-planned = previsto
publication-out = publicado
publication-failed = No publicado: { $why }
publication-in-doubt = En duda: { $why }
publication-withdrawn = retirado
it-says = dice: { $words }

today-came = En qué quedó
today-came-nothing = Aún no ha salido ningún artículo. Empieza por una necesidad: sus preguntas son el borrador.
started-none = Aún sin conversaciones
started = { $count ->
    [one] Inició una conversación
   *[other] Inició { $count } conversaciones
}
today-kept = Cumplidas en 30 días
kept-percent = { $percent } % de { $cases }
kept-of = { $kept } de { $cases }
today-kept-figure = { $cases ->
    [one] { $figure } promesa; { $kept } cumplida, { $broken } rota
   *[other] { $figure } promesas; { $kept } cumplidas, { $broken } rotas
}
today-kept-none = Aún no ha vencido ninguna promesa.
