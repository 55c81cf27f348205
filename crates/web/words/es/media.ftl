media-everything = Todo
albums = Álbumes
media-kinds = Tipos
pictures = Imágenes
new-album = Álbum nuevo
new-article = Artículo nuevo
no-album = Aún no hay álbumes.
no-album-more = Un álbum es un trabajo: sus fotos, cómo estaba antes, qué se hizo de él.
media-nothing = Aún no hay nada hecho.
media-nothing-more = Lo más fácil es empezar por una necesidad: sus preguntas y tus respuestas son el borrador.
look-at-needs = Ver las necesidades
album = Álbum
album-no-photos = Álbum, aún sin fotos
album-photos = { $photos ->
    [one] Álbum, { $photos } foto
   *[other] Álbum, { $photos } fotos
}
media-started = { $count ->
    [one] inició { $count } conversación
   *[other] inició { $count } conversaciones
}

stage-out = En el sitio desde el { $date }
stage-out-changed = En el sitio desde el { $date }, con cambios que aún no han salido
stage-planned = Previsto: { $moment }
stage-draft = Borrador
stage-draft-words = { $count ->
    [one] Borrador, { $count } palabra, cambiado { $changed }
   *[other] Borrador, { $count } palabras, cambiado { $changed }
}
stage-draft-changed = Borrador, cambiado { $changed }
planned-for = previsto: { $moment }
published-at = publicado { $moment }
changed-at = Cambiado { $moment }
saved-at = Guardado { $moment }
saved-not-out = Guardado { $moment }, aún no ha salido
saved-planned = Guardado { $moment }, previsto: { $planned }
piece-is-out = { $piece } (en el sitio)
piece-is-draft = { $piece } (borrador)

where-it-stands = Dónde está
where-it-goes = Adónde va
your-website = Tu sitio
piece-on = { $title }, en { $network }
it-is-on = Está en { $network }
publish-again = Publicar otra vez
try-again = Intentar otra vez
only-told-there = Solo nos han dicho que está allí. Si no lo encontramos, quítalo allí tú.
withdraw = Retirar
i-took-it-down = Lo he quitado
publish-now = Publicar ahora
take-everything-back = Deshacerlo todo
take-it-back = Deshacerlo
what-waits-for-it = Lo previsto en otros sitios lo espera, y se deshace con él.
publish = Publicar
publish-may-not = Publican la redacción y la dirección.
goes-on-website = Sale en tu sitio { $moment }.
goes-elsewhere-after = Lo que va a otros sitios sale después, entonces o más tarde.
on-website-since = En el sitio desde: { $moment }.
read-on-website = Leerlo en el sitio
website-first = { $first } y luego a los canales que elijas.
website-first-of-all = Va primero a tu sitio
no-other-channel = Ningún otro canal lo admite aún.
no-other-channel-connect = Ningún otro canal lo admite aún. { $link }, o publica solo en el sitio.
connect-one = Conecta uno
when-label = Cuándo
when-now = Vacío: ahora.
when-not-before = No antes de { $moment }, cuando está en tu sitio.
when-zone = En la hora de { $zone }.
look-again = Mirar otra vez
plan-on-chosen = Prever en los canales elegidos
send-to-chosen = Enviar a los canales elegidos
text-on = Texto en { $network }
fit-here = Cabe
fit-fits = cabe
fit-remark = cabe, con una observación
fit-wrong = aún no cabe
disconnected = Desconectado.
owner-connects-again = La dirección lo vuelve a conectar.
no-channel-chosen = No hay ningún canal elegido. Elige uno; cuándo sale en tu sitio se cambia más abajo.
not-a-moment = No entendemos esa hora. Elige un día y una hora, o déjalo vacío para ahora.

beside-the-text = Junto al texto
the-page = La página
words-chosen-later = Las palabras para este canal se eligen al publicar.
what-people-asked = Lo que se preguntó
in-the-text = en el texto
put-in = Insertar
picture-add-kinds = Añadir una imagen (JPEG, PNG, WebP, GIF)
picture-describe = Describir esta imagen
picture-describe-it = Descríbela
is-on-top = arriba
on-top = Arriba
other-channels = Otros canales
review-and-publish = Revisar y publicar
update-it = Actualizar
marks = Formato
mark-heading = Encabezado
mark-bold = Negrita
mark-italic = Cursiva
mark-link = Enlace
mark-quote = Cita
mark-list = Lista
title = Título
article-text = Texto, en Markdown
article-text-hint = Lo que sabes, con tus propias palabras. Una línea que empieza por ## es un encabezado.
summary-label = En una frase, para las tarjetas de enlace y los buscadores
summary-hint = Si queda vacío, van las primeras palabras
in-a-sentence = En una frase: { $words }
written-and-lost = Escribiste esto en este navegador y no se guardó; mientras tanto el artículo se guardó de otro modo. Toma de aquí lo que necesites.
written-and-lost-name = Lo que escribiste y no se guardó
throw-it-away = Tirarlo
article-may-not = Aquí puedes leer. Escriben y publican la redacción y la dirección.
answers-need = Responde a: { $need }
people-asked-short = { $count ->
    [one] { $count } preguntó
   *[other] { $count } preguntaron
}
tell-when-out = { $people ->
    [one] Cuando salga, avisar a la { $people } persona que preguntó
   *[other] Cuando salga, avisar a las { $people } personas que preguntaron
}
so-many-on = { $count } en { $network }
read-message-first = Leer antes el mensaje
take-it-down = Quitarlo
take-down-article = Sale de tu sitio y de todas las redes donde se puso. El texto se queda aquí.
take-down-everywhere = Quitarlo de todas partes
delete = Borrar
delete-it = Borrarlo
delete-this-draft = Borrar este borrador
delete-article = El texto desaparece para siempre. Sus imágenes se quedan, y también las conversaciones que empezaron debajo.
delete-for-good = Borrar para siempre
form-unread = No se pudo leer el formulario. No se guardó nada.

since-out = Desde que salió
since-out-cover = La imagen de arriba ha cambiado desde que salió.
since-out-places = { $count ->
    [one] { $count } pasaje ha cambiado desde que salió.
   *[other] { $count } pasajes han cambiado desde que salió.
}
since-out-readers = Los lectores lo ven como estaba el { $date }, hasta que lo actualices.
since-out-at-once = En tu sitio cambia enseguida. Lo publicado en las redes se queda como está; las tarjetas las rehace la red, si es que lo hace.
discard = Tirar los cambios
discard-more = El texto vuelve a ser lo que tus lectores ven ahora. No se puede deshacer.
discard-it = Tirar
compare = Comparar con lo que está fuera
compare-nothing = No hay nada escrito que no esté fuera.
compare-words = { $more ->
    [one] { $more } palabra más, { $fewer } menos.
   *[other] { $more } palabras más, { $fewer } menos.
}
compare-how = Lo tachado está fuera ahora y se va; lo marcado llega.
compare-other-cover = Otra imagen arriba
compare-no-cover = La imagen de arriba se va

piece-answers = Responde a
answers-nothing = Nada aún. Se podrá avisar a quienes preguntaron cuando digas a qué responde.
answers-choose = Elegir a qué responde

photos-none = Aún no hay fotos.
photos-described = { $photos ->
    [one] { $photos } foto, descrita.
   *[other] { $photos } fotos, todas descritas.
}
photos-open = { $photos ->
    [one] { $photos } foto
   *[other] { $photos } fotos
}; { $open ->
    [one] { $open } aún no está descrita.
   *[other] { $open } aún no están descritas.
}
album-at-once = Lo que guardas aparece enseguida en tu sitio.
album-may-not = Aquí puedes mirar. Los álbumes los hacen la redacción y la dirección.
photos-add = Añadir fotos
photos-where-removed = De cada una se quita dónde y con qué se tomó.
before-and-after = Antes y después
photos-order = En este orden
photos-order-how = Arrastra, alt ↑ ↓, o da a cada una su número
photo-place = Lugar de { $name }
photo-no-caption = Sin pie de foto
photo-caption = Pie de foto de { $name }
photo-alt = Qué se ve, para quien no puede verlo
photo-alt-of = Qué se ve en { $name }
described = Descrita
described-on-top = Descrita, arriba
not-described = Sin descripción
not-described-on-top = Sin descripción, arriba
photo-one-of = Una de las fotos
photo-before = Antes
photo-after = Después
photo-more = Más sobre { $name }
photo-shown-as = Se muestra como
photo-take-out = Sacar del álbum
job = El trabajo
job-finished-label = Terminado
job-title-hint = Cocina de roble, calle del Molino
job-place-hint = Calle del Molino
job-place-help = Nunca más cerca que la calle.
job-finished-help = Los lectores ven el mes y el año.
job-words = En pocas palabras
job-words-hint = Qué se pidió, de qué está hecho, qué fue difícil
take-down-album = Sale de tu sitio y de todas las redes donde se puso. Las fotos y las palabras se quedan aquí.
delete-this-album = Borrar este álbum
delete-album = El álbum desaparece para siempre. Sus imágenes se quedan entre las tuyas, y también las conversaciones que empezaron debajo.
half-a-pair = Antes y después van juntos: elige una foto como antes y otra como después. No se guardó nada.
not-a-day = No entendemos el día en que se terminó. No se guardó nada.

picture = Imagen
pictures-add = Añadir imágenes (JPEG, PNG, WebP, GIF; se quita dónde y con qué se tomaron)
pictures-none = Aún no hay imágenes.
pictures-none-may-not = Aún no hay imágenes. Las añaden la redacción y la dirección.
picture-on = Qué se ve en { $name }
picture-what-is-on-it = ¿Qué se ve?
picture-not-described = Aún sin descripción
picture-not-shown = No se muestra en ningún sitio.
picture-shown = Se muestra, y no se puede borrar mientras se muestre. Pon antes otra imagen allí, o ninguna:
picture-gone-for-good = La imagen desaparece para siempre en todos sus tamaños, también para quien guardó su dirección.
uploads-cut = El envío se cortó o pasa de 30 MB. No se guardó nada; envía menos imágenes o más pequeñas.
pictures-no-picture = Con este formulario no llegó ninguna imagen. Elige una y envíalo otra vez.

foreign-picture = Una imagen.
foreign-picture-said = Una imagen: «{ $what }».
foreign-of = Una imagen de { $host }.
foreign-of-said = Una imagen de { $host }: «{ $what }».
foreign-upload = Aquí no se carga; los navegadores de tus lectores la cargan de allí. Súbela para tenerla en tu propio sitio.
foreign-no-address = Aquí no se carga, porque no tiene la dirección de ningún sitio.

told-nobody = No se avisó a nadie.
told-leave = { $count ->
    [one] { $count } mensaje sale en diez segundos. Cada uno se puede deshacer en su conversación.
   *[other] { $count } mensajes salen en diez segundos. Cada uno se puede deshacer en su conversación.
}
tell-not-out = Aún no está en el sitio.
tell-publish-first = Publícalo primero y después avisa a todos.
tell-once-out = Cuando lo esté, se podrá avisar a todos los que preguntaron.
tell-all-know = Todos los que preguntaron lo saben.
tell-have-been = { $count ->
    [one] Se avisó a { $count } persona.
   *[other] Se avisó a { $count } personas.
}
tell-too-late = No queda nadie a quien avisar donde preguntó: avisados { $told }, demasiado tarde { $late }.
tell-all-or-left-out = A todos los que preguntaron se les avisó o se les dejó fuera: avisados { $told }, fuera { $left }.
tell-after-all = Marca a quién avisar después de todo.
tell-open = { $people ->
    [one] { $people } persona preguntó y aún no lo sabe.
   *[other] { $people } personas preguntaron y aún no lo saben.
}
tell-read-every = Lee cada mensaje; cambia lo que quieras; desmarca a quien dejar fuera.
tell-may-not = Avisan la redacción y la dirección; esto es lo que leerían.
tell-somebody = Avisar a { $who }
tell-message-to = Mensaje a { $who }
tell-left-out = fuera
tell-send = Enviar estos mensajes

## What is out

reach-reactions = { $count ->
    [one] { $count } reacción
   *[other] { $count } reacciones
}
reach-shares = { $count ->
    [one] compartido una vez
   *[other] compartido { $count } veces
}
reach-seen = { $count ->
    [one] visto por { $count } persona
   *[other] visto por { $count } personas
}
reach-read = leído { $moment }
change-words = Cambiar el texto
put-words-there = Poner este texto
words-on-their-way = Otro texto va de camino.
words-refused = El otro texto no se ha aceptado allí: { $why }
