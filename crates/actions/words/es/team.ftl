invite-subject = { $who } te invita a { $business }
invite =
    { $who } te invita al escritorio de { $business }, con el papel: { $role }.

    Este enlace crea tu sitio allí. Sirve una vez, durante siete días:
    { $link }

    Si no conoces a { $who }, no hagas nada: sin el enlace no pasa nada.
reset-subject = Una contraseña nueva para tu escritorio
reset =
    Alguien pidió una contraseña nueva para esta dirección, { $address }.

    Elígela aquí. El enlace sirve una vez, durante una hora:
    { $links }

    Si no fuiste tú, no hagas nada: tu contraseña sigue como está.
reset-link =
    { $name }, en { $places }:
    { $link }
changed-subject = Se ha cambiado tu contraseña
changed =
    Se ha cambiado la contraseña de tu escritorio en { $places }, y se ha cerrado la sesión de quien había entrado con la anterior.

    Si fuiste tú, todo está bien. Si no, elige otra enseguida y avisa a la dirección:
    { $link }
test-subject = { $business }: las cartas llegan
test =
    Esta es la carta de prueba que alguien pidió en el escritorio de { $business }.

    Que esté aquí significa que las cartas llegan: las respuestas a las preguntas de tu sitio y aquello de lo que quieres saber.

    { $link }
