tell = Ciao, ci avevi chiesto di questo. Abbiamo scritto quello che sappiamo: { $link }
tell-named = Ciao { $name }, ci avevi chiesto di questo. Abbiamo scritto quello che sappiamo: { $link }
tell-short = Abbiamo risposto qui: { $link }
draft-asked = Che cosa ci chiedono
draft-answered = Che cosa rispondiamo
