desk = Escritorio
today = Hoy
inbox = Bandeja
needs = Necesidades
media = Medios
calendar = Calendario
measures = Medidas
channels = Canales
settings = Ajustes
rests = { $when ->
    [today] Esto es una copia, restaurada de una copia de seguridad de hoy, { $time }. Está en reposo: lo que escribes aquí se guarda, y nada se envía ni se recoge hasta que quien la gestiona diga que toma el relevo.
    [yesterday] Esto es una copia, restaurada de una copia de seguridad de ayer, { $time }. Está en reposo: lo que escribes aquí se guarda, y nada se envía ni se recoge hasta que quien la gestiona diga que toma el relevo.
   *[far] Esto es una copia, restaurada de una copia de seguridad del { $date }, { $time }. Está en reposo: lo que escribes aquí se guarda, y nada se envía ni se recoge hasta que quien la gestiona diga que toma el relevo.
}
counts-wait = { $count ->
    [one] espera
   *[other] esperan
}
counts-new = { $count ->
    [one] { $count } nuevo
   *[other] { $count } nuevos
}
counts-fresh = { $count ->
    [one] nuevo
   *[other] nuevos
}
demo-simulated = Aquí todo es simulado.
demo-more = Cada red, cada cliente y el reloj; nada sale de esta máquina.
time-runs = El tiempo corre
speed-real = como siempre
speed = { $times } veces más rápido
set = Fijar
keys = Teclas
close = Cerrar
keys-everywhere = En todas partes
keys-inbox = En la bandeja
key-today = ir a Hoy
key-inbox = ir a la bandeja
key-needs = ir a las necesidades
key-media = ir a los medios
key-calendar = ir al calendario
key-search = buscar
key-leave = salir de un campo, cerrar lo abierto
key-keys = mostrar estas teclas
key-next = conversación siguiente
key-before = conversación anterior
key-open = abrirla
key-reply = responder
key-note = nota, solo la vemos nosotros
key-send = enviar lo escrito
key-undo = deshacer, mientras no haya salido o se acabe de cerrar
key-assign = asignar a alguien
key-close = cerrar: no hace falta respuesta
key-waits = tras una respuesta, la siguiente que espera
keys-album = En un álbum
key-photo-up = foto un lugar más arriba
key-photo-down = foto un lugar más abajo
