channel = Canal
channel-state = Estado
channel-works = Qué funciona allí
network = Red
channels-count = { $count ->
    [one] { $count } canal
   *[other] { $count } canales
}
channels-need-you = { $count ->
    [one] { $count } canal
   *[other] { $count } canales
}, { $need ->
    [one] { $need } te necesita
   *[other] { $need } te necesitan
}
channels-need-owner = { $count ->
    [one] { $count } canal
   *[other] { $count } canales
}, { $need ->
    [one] { $need } necesita a la dirección
   *[other] { $need } necesitan a la dirección
}
channels-stopped = { $network } dejó de escuchar: { $moment }.
channels-stopped-you = Vuelve a conectarlo y no se pierde nada de lo dicho desde entonces.
channels-stopped-owner = La dirección lo vuelve a conectar y no se pierde nada de lo dicho desde entonces.
channels-website = Tu sitio escucha.
channels-website-you = Conecta los sitios donde hablan tus clientes.
channels-website-owner = La dirección conecta los sitios donde hablan tus clientes.
channels-not-everything = No todos los canales lo oyen todo.
channels-not-everything-more = Qué se denegó y por qué está al lado; seguimos intentándolo.
channels-may-not = No todos los canales tienen todos los permisos.
channels-may-not-you = Lo que no se permitió está al lado; vuelve a conectarlo para permitirlo.
channels-may-not-owner = Lo que no se permitió está al lado; la dirección lo vuelve a conectar para permitirlo.
channels-all-listen = Todos los canales escuchan.
channels-all-listen-more = Lo que se escribe allí llega a la bandeja.
channel-healthy = Va bien
channel-in-part = Funciona en parte
channel-heard = Se oyó hace { $span }
channel-ours = Siempre activo: es el tuyo
channel-not-heard = Aún no se ha oído nada
channel-trouble = Con problemas desde: { $moment }
channel-trouble-why = { $why }; seguimos intentándolo.
channel-lost = Desconectado desde: { $moment }
last-heard = Se oyó por última vez: { $moment }.
works-listening = Escuchar
works-answering = Responder
works-publishing = Publicar
connect-again = Volver a conectar { $network }

given-up = Se dio por perdido
given-up-more = Se intentó tantas veces como tenía sentido. No se ha perdido nada; vuelve a intentarlo cuando desaparezca la causa.
given-up-owner = Se intentó tantas veces como tenía sentido. No se ha perdido nada; la dirección vuelve a intentarlo cuando desaparezca la causa.
attempts = { $count ->
    [one] { $count } intento
   *[other] { $count } intentos
}
order-send-message = Enviar una respuesta
order-publish = Publicar en un canal
order-withdraw = Retirar de un canal
order-reword = Cambiar el texto de algo publicado
order-poll = Preguntar a una red qué hay de nuevo
order-take-in = Recoger lo que envió una red
order-take-in-again = Recoger una cosa que envió una red
order-moderate = Ocultar, dar me gusta o borrar algo allí
order-fetch-pictures = Recoger las imágenes de un mensaje
order-fetch-parent = Recoger el mensaje al que pertenece una respuesta
order-tell = Mirar a quién avisar por carta
order-send-letter = Escribir a alguien del equipo
order-send-invitation = Enviar una invitación
order-send-password-reset = Enviar una forma de volver a entrar
order-tell-of-password = Avisar a alguien de que su contraseña ha cambiado
order-learn = Poner preguntas en necesidades
order-regroup = Encontrar grupos de preguntas
order-of-old = Algo que pidió una versión anterior

channel-simulated = Un canal simulado.
we-go-on-trying = Seguimos intentándolo; lo que se podía oír se oyó.
asked-again = Se vuelve a preguntar en { $span }.
allowance = Queda el { $left } % de lo que se puede preguntar allí.
allowance-until = Queda el { $left } % de lo que se puede preguntar allí; todo de nuevo: { $moment }.
what-does-not-work = Qué no funciona allí
webhooks = Webhooks
webhooks-more = La red llama a esta dirección, la misma para todas las cuentas de tu aplicación:
webhooks-nothing = Aún no ha llegado nada. Preguntamos a la red de todos modos.
delivery-new = nuevo
delivery-taken = recogido
delivery-kept = guardado
came-times = llegó { $times } veces
disconnecting = Al desconectar se olvidan las claves. Lo que se dijo se queda en la bandeja.
disconnect = Desconectar { $channel }

only-owner-connects = Solo la dirección conecta un canal.
what-each-can = Esto es lo que cada uno puede hacer y lo que no.
owner-will-need = Necesitará:
connect-demo = Esto es una demo: la red es simulada y solo conoce cuentas inventadas.
sign-in-with = Iniciar sesión con { $network }
or-fill-in = O rellena
connect-network = Conectar { $network }
no-app-id = Esta instalación aún no tiene identificador de aplicación para { $network }. Lo pone quien la gestiona; la página de la red en la documentación dice cómo.
not-allowed-there = No lo permitiste allí.
not-your-sign-in = Esta respuesta no corresponde a ningún inicio de sesión tuyo, o a uno demasiado antiguo. Empieza de nuevo en la página de canales.
choice-too-old = Esta elección ya no vale. Empieza de nuevo en la página de canales.
which-account = ¿Cuál?
no-account-there = No gestionas allí ninguna página ni cuenta. Pide un papel a su dueño y vuelve a intentarlo.
