tell = Olá, fez-nos uma pergunta sobre isto. Escrevemos o que sabemos: { $link }
tell-named = Olá, { $name }, fez-nos uma pergunta sobre isto. Escrevemos o que sabemos: { $link }
tell-short = Respondemos a isto aqui: { $link }
draft-asked = O que nos perguntam
draft-answered = O que respondemos
