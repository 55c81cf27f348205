tell = Bonjour, vous nous aviez posé la question. Nous avons écrit ce que nous savons : { $link }
tell-named = Bonjour { $name }, vous nous aviez posé la question. Nous avons écrit ce que nous savons : { $link }
tell-short = Nous y avons répondu ici : { $link }
draft-asked = Ce qu’on nous demande
draft-answered = Ce que nous répondons
