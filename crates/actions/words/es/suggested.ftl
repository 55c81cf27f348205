tell = Hola, nos preguntaste por esto. Hemos escrito lo que sabemos: { $link }
tell-named = Hola, { $name }, nos preguntaste por esto. Hemos escrito lo que sabemos: { $link }
tell-short = Lo hemos respondido aquí: { $link }
draft-asked = Lo que se pregunta
draft-answered = Lo que respondemos
