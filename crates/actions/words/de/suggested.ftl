tell = Guten Tag, Sie haben uns danach gefragt. Wir haben aufgeschrieben, was wir wissen: { $link }
tell-named = Guten Tag { $name }, Sie haben uns danach gefragt. Wir haben aufgeschrieben, was wir wissen: { $link }
tell-short = Hier haben wir das beantwortet: { $link }
draft-asked = Was gefragt wird
draft-answered = Was wir antworten
