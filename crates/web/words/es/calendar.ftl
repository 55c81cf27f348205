calendar-planned = Previsto
calendar-out = Fuera
calendar-wrong = Algo va mal
calendar-leaving = En camino
calendar-nothing = Este mes no sale nada. Escribe un artículo y elige cuándo se publica.
calendar-other-months = Otros meses
calendar-month-before = El mes anterior
calendar-month-after = El mes siguiente

another-moment = Otro momento
move-to-another-day = Pasar a otro día
move-it = Mover
move-day = Día
move-time = Hora
choose-day = Elige un día. No se movió nada.
choose-time = Elige una hora, por ejemplo 18:30. No se movió nada.
