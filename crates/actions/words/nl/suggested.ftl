tell = Hallo, je vroeg ons hiernaar. We hebben opgeschreven wat we weten: { $link }
tell-named = Hallo { $name }, je vroeg ons hiernaar. We hebben opgeschreven wat we weten: { $link }
tell-short = Hier hebben we dit beantwoord: { $link }
draft-asked = Wat mensen vragen
draft-answered = Wat wij antwoorden
