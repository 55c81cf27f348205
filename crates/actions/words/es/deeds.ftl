in-the-team = Esta persona ya está en el equipo.
last-owner = Es la última persona de la dirección: da antes ese papel a otra.
name-missing = Escribe tu nombre: los clientes ven quién responde. No se cambió nada.
language-unknown = El escritorio aún no habla este idioma. No se cambió nada.
password-wrong = La contraseña es otra. No se cambió nada.
present-password-wrong = La contraseña actual es otra. No se cambió nada.
address-taken = Alguien entra ya con esta dirección. No se cambió nada.
token-needs-name = La clave necesita un nombre, para saber después para qué es.

need-needs-name = La necesidad necesita un nombre.
new-need-needs-name = La nueva necesidad necesita un nombre.
merge-with-another = Elige otra necesidad con la que unirla.
choose-questions = Elige las preguntas que van juntas.
choose-questions-first = Elige primero las preguntas que mover.

moment-passed = Ese momento ya pasó. Elige uno posterior, o ninguno para publicar ahora. No se publicó nada.
too-far-ahead = Falta más de un año. Elige un día anterior.
copy-leads-home = No está en tu sitio, y esta copia lleva allí. Publícalo con este canal elegido.
settled-already = Esto ya está resuelto.
on-its-way-there = Ya está en camino. Espera a saber si llegó.
published-there = Ya está publicado allí. Retíralo primero para publicarlo de nuevo.
on-its-way-already = Ya está en camino.
too-late-to-take-back = Es demasiado tarde: está en camino o ya salió.
only-published = Solo se puede retirar lo publicado.
not-on-the-website = Aún no está en el sitio: publícalo primero.
too-many-channels = Son más canales de los que puede tener un negocio. No se publicó nada.
text-longer-than-any = El texto es más largo de lo que admite cualquier red. No se publicó nada.

nothing-to-answer-privately = No hay nada suyo que se pueda responder en privado.
too-late-to-undo = Es tarde para deshacer: la respuesta ya salió.
answer-settled = Esta respuesta ya está resuelta.
refused-did-not-arrive = Una respuesta rechazada no llegó.
writer-deleted-it = Quien lo escribió lo ha borrado.
writer-changed-it = Quien lo escribió lo ha cambiado mientras tanto. No se mostró nada; léelo otra vez.
deleted-there = Ya se borró allí.

picture-over-25 = La imagen pasa de 25 MB. Guárdala más pequeña y vuelve a intentarlo.
picture-unreadable = No se pudo leer esta imagen. Guárdala de nuevo como JPEG y vuelve a intentarlo.
picture-not-here = La imagen ya no está aquí. Elígela otra vez; las palabras se quedan.
picture-kind-unreadable = Este tipo de imagen no se puede leer. Guárdala como JPEG y vuelve a intentarlo.
picture-damaged = La imagen está dañada o incompleta. Envíala otra vez desde donde se tomó.
article-needs-title = Un artículo en el sitio necesita un título.
cover-of-album = Arriba en un álbum va una de sus fotos.
article-saved-meanwhile = Otra persona guardó este artículo mientras tanto. Tu texto sigue aquí: cópialo, vuelve a cargar la página y ponlo.
saved-meanwhile = Otra persona lo guardó mientras tanto. No salió nada: mira lo que hay ahora y decide.
home-stays-connected = Tu propio sitio no se puede desconectar.
changed-at-once = Otra persona lo cambió al mismo tiempo. Vuelve a cargar la página y decide.
