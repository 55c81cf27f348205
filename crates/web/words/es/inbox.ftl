list-name = Conversaciones
list-nobody-waits = nadie espera
list-nobody-waits-news = { $news ->
    [one] nadie espera, { $news } nuevo
   *[other] nadie espera, { $news } nuevos
}
list-waiting = { $waiting ->
    [one] { $waiting } espera
   *[other] { $waiting } esperan
}
list-waiting-news = { $waiting ->
    [one] { $news ->
        [one] { $waiting } espera, { $news } nuevo
       *[other] { $waiting } espera, { $news } nuevos
    }
   *[other] { $news ->
        [one] { $waiting } esperan, { $news } nuevo
       *[other] { $waiting } esperan, { $news } nuevos
    }
}
list-nobody = Nadie espera.
list-nobody-more = Las preguntas nuevas aparecen aquí solas, desde todos los canales.
connect-a-channel = Conectar un canal
list-due-later = Mostrar las que vencen después
list-answered = Respondidas
show-older = Mostrar anteriores
list-new = Nuevo:
list-closed = cerrada
list-ours = Tú:
kind = { $kind ->
    [comment] comentario
    [mention] mención
    [direct] mensaje directo
   *[question] pregunta
}
kind-public = { $kind ->
    [comment] comentario público
    [mention] mención pública
    [direct] mensaje público
   *[question] pregunta pública
}

thread-name = Conversación
thread-choose = Elige una conversación. { $down } y { $up } suben y bajan, { $open } abre; { $keys } muestra todas las teclas.
thread-lines = Lo que se dijo
thread-older = Mostrar mensajes anteriores
thread-back = Volver a la lista
thread-about = Sobre esta conversación: quién es, la necesidad, quién la lleva
thread-open-again = Reabrir
thread-close = Cerrar: no hace falta respuesta
thread-close-key = Cerrar: no hace falta respuesta (e)
thread-began = Empezó bajo el artículo { $article }
thread-published = publicado el { $date }
conversations = { $count ->
    [one] { $count } conversación
   *[other] { $count } conversaciones
}
thread-closed = Cerrada.
undo = Deshacer
thread-next = Siguiente: { $who }
thread-nobody-else = Nadie más espera.

line-note = Nota, solo la vemos nosotros
line-deleted-by-us = Borrado por nosotros
line-deleted-by-writer = Borrado por quien lo escribió
line-edited = editado
line-written-there = escrito en { $network }
line-by = por { $who }
line-privately = en privado
line-see-there = Verlo en { $network }
line-there = en { $network }
line-sent = enviado { $time }
leaves-in-a-moment = sale en un momento
on-its-way = en camino
line-waits-for-channel = espera a que el canal vuelva a estar conectado
line-waits-its-turn = espera su turno
line-tried-again = aún sin enviar, se intenta de nuevo { $when }
line-not-sent = sin enviar
send-again = Enviar otra vez
doubt-not-sent = No enviado.
doubt-perhaps = Quizá enviado.
doubt-arrived = Llegó
doubt-look = Mira en { $network } y después di:
doubt-look-mail = Lo sabe el registro del servidor de correo, o a quien escribiste. Después di:
doubt-look-there = Mira allí y después di:
sight-signed-in = Quien lo escribió solo lo muestra allí a quienes han iniciado sesión; tu sitio no lo muestra
sight-hidden = Oculto allí; tu sitio no lo muestra
sight-away = Allí no se ve por ahora: quizá está bloqueado o desactivado. Las palabras solo se guardan aquí
attached = { $kind ->
    [picture] una imagen
    [sticker] una pegatina
    [video] un vídeo
    [sound] una grabación
    [place] un lugar
    [contact] un contacto
    [link] un enlace
    [file] un archivo
   *[other] algo sin palabras
}
attached-there = { $what }, en la red
attached-awaited = (se está recogiendo)
attached-lost = (no se guarda aquí: { $why })
attached-without-alt = Una imagen de { $who }, sin descripción

moderate-name = En { $network }: ocultar, marcar con me gusta o borrar lo que escribió { $who }
moderate-there = En { $network }
moderate = { $deed ->
    [hide] Ocultar en { $network }
    [show] Volver a mostrar en { $network }
    [like] Me gusta en { $network }
    [unlike] Quitar el me gusta en { $network }
   *[delete] Borrar en { $network }…
}
former-colleague = alguien que ya no está en el equipo
moderated = { $deed ->
    [hide] Ocultado allí por { $who }, { $when }
    [show] Mostrado allí de nuevo por { $who }, { $when }
    [like] { $who } dio me gusta allí, { $when }
    [unlike] { $who } quitó el me gusta, { $when }
   *[delete] Borrado allí por { $who }, { $when }
}
moderated-not = { $deed ->
    [hide] No se ocultó allí.
    [show] No se volvió a mostrar allí.
    [like] No se dio me gusta allí.
    [unlike] No se quitó el me gusta.
   *[delete] No se borró allí.
}
moderating = { $deed ->
    [hide] Se está ocultando allí
    [show] Se está volviendo a mostrar allí
    [like] Se está dando me gusta allí
    [unlike] Se está quitando el me gusta
   *[delete] Se está borrando allí
}
moderating-unsure = { $deed ->
    [hide] Se está ocultando allí; la respuesta se perdió y lo comprobamos
    [show] Se está volviendo a mostrar allí; la respuesta se perdió y lo comprobamos
    [like] Se está dando me gusta allí; la respuesta se perdió y lo comprobamos
    [unlike] Se está quitando el me gusta; la respuesta se perdió y lo comprobamos
   *[delete] Se está borrando allí; la respuesta se perdió y lo comprobamos
}

composer-name = Tu respuesta
composer-may-not = Aquí puedes leer. Responden los papeles de respuestas, redacción y dirección.
suggested = Sugerencia
suggested-from-reply = Sugerencia, de tu respuesta a { $who }
use-this = Usar esto
composer-disconnected = «{ $channel }» ya no está conectado, así que no se puede enviar nada allí; notas sí.
connect-it-again = Volver a conectarlo
owner-can-connect = La dirección puede volver a conectarlo.
window-here = { $network } admite una respuesta aquí hasta: { $until }.
window-privately = Se puede enviar una respuesta privada a este comentario hasta: { $until }.
reply-publicly = Responder en público
reply-privately = Responder en privado
send-publicly = Enviar en público
send-privately = Enviar en privado
note = Nota
save-note = Guardar nota
write-a-reply = Escribe una respuesta
length-of = { $used } de { $most }
only-notes-disconnected = Solo notas: el canal está desconectado
only-notes = Solo notas: esta red no nos deja responder aquí
with-picture = Con { $file }
picture-alt = Qué se ve en ella, para quien no puede verla
picture-add = Añadir una imagen
picture-the = La imagen
picture-add-it = Añadir
picture-none = Con este formulario no llegó ninguna imagen. Elige una y añádela otra vez.
picture-not-added = La imagen se eligió pero aún no se añadió, así que no se envió nada. Añádela primero.
upload-cut = El envío se cortó o pasa de 30 MB. No se guardó nada; envíalo otra vez.
choose-presence = ¿Leyendo, escribiendo o ya no está?
choose-shown = Elige cómo se muestra.
choose-deed = ¿Ocultar, mostrar, me gusta o quitarlo?

about-name = Sobre esta conversación
about-close = Cerrar, volver a la conversación
about-simulated = Un cliente simulado
about-asked-before = Preguntó antes
about-need = Necesidad
about-need-people = { $people ->
    [one] Preguntó { $people } persona, { $lately } en 30 días
   *[other] Preguntaron { $people } personas, { $lately } en 30 días
}
about-answered = Respondido: { $piece }
about-being-answered = Respuesta en curso: { $draft }
about-draft = borrador
about-suggested = Respuesta sugerida
about-from-reply = De tu respuesta a { $who }, { $date }
about-from-reply-asked = De tu respuesta a { $who }, { $date }, que preguntó «{ $asked }»
about-from-both = { $reply }, y { $piece }
about-from-piece = De { $piece }
about-assigned = Asignada a
about-nobody = Nadie
about-assign = Asignar
about-assigned-to = Asignada a { $who }.
about-assigned-to-nobody = No está asignada a nadie.
about-website = En el sitio
save = Guardar
shown-named = Se muestra con el nombre
shown-nameless = Se muestra sin el nombre
shown-hidden = Solo en la bandeja
saved-named = Guardado: se muestra con el nombre.
saved-nameless = Guardado: se muestra sin el nombre.
saved-hidden = Guardado: solo en la bandeja.
about-erase = Borrar a esta persona, si lo desea

releases = Antes de aparecer en tu sitio
releases-wait = { $count ->
    [one] Un texto espera tu visto bueno antes de aparecer en tu sitio
   *[other] { $counted } textos esperan tu visto bueno antes de aparecer en tu sitio
}
releases-wait-many = Cien textos o más esperan tu visto bueno antes de aparecer en tu sitio
releases-lead = Palabras de desconocidos que otros pueden leer. Aparecen bajo el artículo cuando tú lo permites; responder es otra cosa. Qué aparece enseguida y qué tras un vistazo se elige en { $settings }.
releases-none = Nada espera tu visto bueno.
releases-later = Mostrar los siguientes
releases-under = Bajo { $piece }
open-conversation = Abrir la conversación
release-awaited = Aún no está en tu sitio: espera un vistazo
release-given = En tu sitio, sin el nombre
release-kept-back = Fuera de tu sitio
release-show = Mostrarlo
release-take-off = Quitarlo
release-keep-off = No mostrarlo
choose-release = ¿Mostrarlo o no?

search = Buscar
search-hint = Un nombre, una palabra, un número
search-nothing = Nada contiene todo eso. Una palabra se encuentra por su comienzo, con o sin acentos; en chino, japonés, coreano y tailandés por cualquier parte.
search-people = Personas
search-messages = Mensajes
search-planned = Previsto { $when }
search-draft = Borrador

erase = Borrar a esta persona
erase-title = Borrar a una persona
where-you-are = Dónde estás
erase-lead = Para alguien que desea ser olvidado. No se puede deshacer.
erase-whom = Se trata de { $who }.
erase-goes = Qué desaparece
erase-words = { $theirs ->
    [one] { $theirs } mensaje suyo
   *[other] { $theirs } mensajes suyos
} y { $ours ->
    [one] { $ours } respuesta o nota vuestra
   *[other] { $ours } respuestas o notas vuestras
}, en { $conversations ->
    [one] { $conversations } conversación
   *[other] { $conversations } conversaciones
}, en todos los canales
erase-names = su nombre, cuentas y direcciones, y lo que las redes enviaron de ella
erase-elsewhere = sus palabras entre las preguntas de una necesidad, en la búsqueda y bajo tus artículos
erase-private-page = su página privada, si la tiene
erase-stays = Qué se queda
erase-stays-figures = cómo se cumplieron las promesas, solo en números; a quién le gustó algo, como «alguien»
erase-stays-others = en una conversación de varios: lo que escribieron los demás
erase-stays-record = que se borró a una persona y quién lo hizo, en el registro, sin la persona
erase-stays-network = lo que está en la propia red: pídelo a la red, o la persona lo quita allí
erase-stays-backups = las copias de seguridad anteriores, hasta que las borres
erase-quoted = Estos textos contienen palabras suyas y no se cambian. Revísalos tú, antes o después:
without-a-title = Sin título
erase-anew = Si una red lo cuenta otra vez, no vuelve. Si escribe de nuevo, será alguien nuevo.
erase-do = Borrar a esta persona para siempre
erase-leave = Dejarlo todo como está
