sure = ¿Seguro?
sure-keep = Conservarlo
sure-channel = ¿Desconectar «{ $what }»?
sure-this-channel = ¿Desconectar este canal?
sure-channel-more = Se olvidan sus claves, y ya no se oye ni se envía nada allí. Lo que se dijo se queda en la bandeja; si se conecta otra vez, continúa.
sure-channel-yes = Desconectarlo
sure-colleague = ¿Quitar a «{ $what }» del equipo?
sure-this-colleague = ¿Quitar a esta persona del equipo?
sure-colleague-more = Se cierra su sesión aquí enseguida, y terminan las claves que creó y las invitaciones que dio. Lo que escribió se queda.
sure-colleague-yes = Quitarla
sure-invitation = ¿Retirar la invitación de «{ $what }»?
sure-this-invitation = ¿Retirar esta invitación?
sure-invitation-more = Su enlace ya no abrirá nada. Puedes volver a invitar.
sure-invitation-yes = Retirarla
sure-token = ¿Revocar «{ $what }»?
sure-this-token = ¿Revocar esta clave?
sure-token-more = Lo que use esta clave se rechaza desde ahora. No se puede recuperar; se puede crear una nueva.
sure-token-yes = Revocarla
sure-publication = ¿Retirar «{ $what }»?
sure-this-publication = ¿Retirar esta publicación?
sure-publication-more = Se quita de allí, con lo que se escribió debajo en esa red. Lo que llegó a la bandeja se queda.
sure-publication-yes = Quitarla de allí
sure-plan = ¿Deshacer «{ $what }»?
sure-this-plan = ¿Deshacer esta publicación prevista?
sure-plan-more = No sale. El texto se queda y se puede volver a prever.
sure-plan-yes = Deshacerla
sure-their-words = ¿Borrar «{ $what }» allí?
sure-these-words = ¿Borrar lo que se escribió allí?
sure-their-words-more = Se borra en la red, con lo que otros respondieron, para todos y para siempre. Ya nadie espera una respuesta a eso.
sure-their-words-yes = Borrarlo allí
sure-piece = ¿Quitar «{ $what }» de todas partes?
sure-this-piece = ¿Quitar esta pieza de todas partes?
sure-piece-more = Sale de tu sitio y de todos los canales donde está. Lo hecho queda como borrador.

form-too-large = Son más de 2 MB de texto, y no caben. No se guardó nada: vuelve atrás y sigue allí.
form-cut = El formulario se cortó por el camino. No se guardó nada.
form-sent-already = Este formulario ya se envió y no se envía dos veces. Mira lo que hay.
form-sent-before = Este formulario ya se envió, y lo que decía entonces está ahí. Lo que cambiaste después no se envió.
form-words-not-sent = Estas palabras no se enviaron
form-what-you-wrote = Lo que escribiste
form-send-now = Enviarlo ahora
form-do-not-send = No enviarlo
form-words-here = Lo que escribiste está aquí
form-not-sent-yet = Has vuelto a iniciar sesión. Esto aún no se ha enviado.
signed-out-go-on = Se cerró tu sesión. Vuelve a entrar en otra pestaña y continúa aquí.
signed-out-try-again = Se cerró tu sesión. Vuelve a entrar en otra pestaña e inténtalo de nuevo.

trouble-not-allowed = Tu papel no lo permite. Pregunta a la dirección.
trouble-no-such = { $what ->
    [account] Esta cuenta no existe aquí.
    [album] Este álbum no existe aquí.
    [answer] Esta respuesta no existe aquí.
    [approval] Esta aprobación no existe aquí.
    [article] Este artículo no existe aquí.
    [business] Este negocio no existe aquí.
    [channel] Este canal no existe aquí.
    [colleague] Esta persona en el equipo no existe aquí.
    [conversation] Esta conversación no existe aquí.
    [demo] Esta demo no existe aquí.
    [file] Este archivo no existe aquí.
    [folder] Esta carpeta no existe aquí.
    [invitation] Esta invitación no existe aquí.
    [message] Este mensaje no existe aquí.
    [message-in-this-conversation] Este mensaje en esta conversación no existe aquí.
    [need] Esta necesidad no existe aquí.
    [network] Esta red no existe aquí.
    [order] Este encargo no existe aquí.
    [page] Esta página no existe aquí.
    [photo] Esta foto no existe aquí.
    [picture] Esta imagen no existe aquí.
    [piece] Esta pieza no existe aquí.
    [publication] Esta publicación no existe aquí.
    [question] Esta pregunta no existe aquí.
    [question-in-this-need] Esta pregunta en esta necesidad no existe aquí.
    [token] Esta clave no existe aquí.
    [way-to-sign-in] Esta forma de entrar no existe aquí.
    [webhook] Este webhook no existe aquí.
    [website] Este sitio no existe aquí.
   *[other] Aquí no hay nada así.
}
