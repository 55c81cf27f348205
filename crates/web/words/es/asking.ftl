ask-hear-by = { $when ->
    [today] Tendrás noticias nuestras hoy antes de las { $time }
    [tomorrow] Tendrás noticias nuestras mañana antes de las { $time }
    [week] Tendrás noticias nuestras el { $weekday } antes de las { $time }
   *[far] Tendrás noticias nuestras el { $date } antes de las { $time }
}
ask-regarding = Sobre:
ask-where = ¿Dónde podemos responderte?
ask-email = Tu correo electrónico
ask-no-letters = No podemos enviar correos: tendrás una página propia y la respuesta estará allí. Guarda su dirección, es la única forma de volver.
may-stay-empty = (opcional)
ask-name = Tu nombre
ask-others = ¿Pueden leerla también otros?
ask-others-no = No, solo tú y nosotros
ask-others-no-more = Tendrás una página privada con la respuesta
ask-others-yes = Sí, sin mi nombre
ask-others-yes-more = Puede ayudar a alguien más
ask-others-yes-looked-at = Puede ayudar a alguien más. La leemos antes de que aparezca
ask-trap = Deja esto vacío
ask-send = Enviar la pregunta
ask-nothing-else = Sin cuenta, sin boletín

ask-trap-filled = Deja vacío el último campo, por favor.
ask-sent-other = Ya enviaste este formulario, y aquella pregunta está con nosotros. Esta aún no se ha enviado: envíala también si quieres.
ask-too-many = Has hecho muchas preguntas en una hora. Espera un poco y envía esta después.
ask-sent-already = Esta pregunta ya se envió.
ask-answer-comes = Esta pregunta ya se envió. La respuesta llegará a la dirección que nos diste.
text-empty = Aún no hay nada escrito.
text-too-long = { $over ->
    [one] Sobra { $over } carácter: aquí caben { $most } como mucho.
   *[other] Sobran { $over } caracteres: aquí caben { $most } como mucho.
}
not-an-address = «{ $address }» no es una dirección de correo a la que podamos escribir.

question-withdrawn = Has retirado tu pregunta
question-with-us = Tu pregunta está con nosotros
question-added = Lo que añadiste está con nosotros
question-answered = Tu pregunta está respondida
question-here = Tu pregunta está aquí
question-again = Esto ya se envió. Está aquí una sola vez y no se ha vuelto a enviar.
question-late = Vamos con retraso, y lo sentimos
question-by = { $when ->
    [today] Respondemos hoy antes de las { $time }
    [tomorrow] Respondemos mañana antes de las { $time }
    [week] Respondemos el { $weekday } antes de las { $time }
   *[far] Respondemos el { $date } antes de las { $time }
}
question-seen = Te hemos respondido, y vemos lo que escribiste después.
question-anything-else = ¿Algo más?
question-letter = Escribimos a { $email } y dejamos la respuesta aquí.
question-keep-address = Guarda la dirección de esta página: es la única forma de volver.
question-you = Tú
question-gone = Retirado
question-not-shown = No está en nuestro sitio
question-shown-later = En nuestro sitio cuando la hayamos leído, sin tu nombre
question-shown = En nuestro sitio, sin tu nombre
question-add = ¿Quieres añadir algo?
question-add-it = Añadir
question-sure = ¿Seguro que la retiras?
question-sure-more = Tus palabras se borran aquí y en nuestra mesa, y nadie responde. No se puede deshacer.
question-withdraw-it = Retirar y borrar
question-keep-it = Conservar
question-withdraw = Retirar la pregunta y borrarla
add-sent-other = Ya enviaste este formulario, y lo que decía está aquí. Estas palabras aún no se han enviado.
add-too-many = Has escrito mucho en una hora. Espera un poco y envíalo de nuevo.
