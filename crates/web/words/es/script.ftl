script-leaves-in = sale en { $seconds } s
script-something-new = Hay algo nuevo: mostrarlo
script-changed-meanwhile = Esta página ha cambiado mientras tanto: mostrarla, sin lo que cambiaste aquí

script-is-reading = { $name } está leyendo
script-is-writing = { $name } está escribiendo
script-too-long = sobran { $over }
script-bytes-too-long = sobran { $over } bytes
script-only-we = Solo lo vemos nosotros
script-only-they = Solo lo ve esa persona

script-files-too-large = Estos archivos ocupan { $size } MB; caben 30 como mucho a la vez. Elige menos o más pequeños.
script-save-first = El texto aún no está guardado. Guárdalo primero y vuelve a hacerlo.
script-not-sent = No enviado: no hay conexión. Lo que escribiste sigue aquí; envíalo otra vez cuando la haya.
script-did-not-work = No funcionó. Lo que escribiste sigue aquí.
script-signed-out = Se cerró tu sesión mientras tanto. Lo que escribiste sigue aquí:
script-sign-in-elsewhere = inicia sesión en otra pestaña y envíalo otra vez.
script-send-these-too = Envía otra vez para enviar también estas.

script-kilobytes = { $size } KB
script-megabytes = { $size } MB
script-uploads = Imágenes que se están añadiendo
script-up-one = { $up } de 1 imagen subida
script-up-of = { $up } de { $count } imágenes subidas
script-of-file = { $name }: { $words }
script-cancel = Cancelar
script-progress-of = Progreso de { $name }
script-cancelled = Cancelado
script-waits = Espera
script-being-read = Se está leyendo
script-added = Añadida
script-picture-too-large = No añadida: ocupa { $size } MB; caben 30 como mucho. Elige una más pequeña.
script-stood-still = No añadida: la conexión se paró. Inténtalo otra vez.
script-not-added-offline = No añadida: no hay conexión. Inténtalo otra vez cuando la haya.
script-not-added-signed-out = No añadida: se cerró tu sesión mientras tanto. Inicia sesión en otra pestaña y vuelve a intentarlo.
script-not-added = No añadida: { $why }
script-could-not-take = el servidor no pudo aceptarla ahora.
script-refused-it = el servidor la rechazó.

script-link-words = palabras
script-writing = Escribiendo…
script-saved = Guardado
script-saved-not-out = Guardado, aún no ha salido
script-not-saved = No guardado: sin conexión. Tu texto sigue aquí.
script-back-again = Escrito aquí antes y no guardado: ha vuelto.
