today-open = ouvert
today-closed = fermé
search-everything = Chercher partout
today-me = { $me } : vous, réglages et canaux

today-nobody-lit = Personne n’attend. La lumière du porche est allumée.
today-nobody-dim = Personne n’attend. La lumière du porche est éteinte jusqu’à votre réouverture.
today-waits-until = { $count ->
    [one] { $when ->
        [today] Une personne attend ; la prochaine promesse est à tenir avant { $time }.
        [tomorrow] Une personne attend ; la prochaine promesse est à tenir demain avant { $time }.
        [week] Une personne attend ; la prochaine promesse est à tenir { $weekday } avant { $time }.
       *[far] Une personne attend ; la prochaine promesse est à tenir le { $date }.
    }
   *[other] { $when ->
        [today] { $counted } personnes attendent ; la prochaine promesse est à tenir avant { $time }.
        [tomorrow] { $counted } personnes attendent ; la prochaine promesse est à tenir demain avant { $time }.
        [week] { $counted } personnes attendent ; la prochaine promesse est à tenir { $weekday } avant { $time }.
       *[far] { $counted } personnes attendent ; la prochaine promesse est à tenir le { $date }.
    }
}
today-waits = { $count ->
    [one] Une personne attend.
   *[other] { $counted } personnes attendent.
}
today-one-late = Une réponse a { $late }.
today-one-late-next = { $when ->
    [today] Une réponse a { $late } ; la suivante est à donner avant { $time }.
    [tomorrow] Une réponse a { $late } ; la suivante est à donner demain avant { $time }.
    [week] Une réponse a { $late } ; la suivante est à donner { $weekday } avant { $time }.
   *[far] Une réponse a { $late } ; la suivante est à donner le { $date }.
}
today-many-late = { $counted } réponses sont en retard, la première de { $span }.
today-many-late-next = { $when ->
    [today] { $counted } réponses sont en retard, la première de { $span } ; la suivante est à donner avant { $time }.
    [tomorrow] { $counted } réponses sont en retard, la première de { $span } ; la suivante est à donner demain avant { $time }.
    [week] { $counted } réponses sont en retard, la première de { $span } ; la suivante est à donner { $weekday } avant { $time }.
   *[far] { $counted } réponses sont en retard, la première de { $span } ; la suivante est à donner le { $date }.
}

steps = Les premiers pas
step-website = Regardez votre site
step-website-more = Il est en ligne, avec votre nom et votre promesse.
step-website-open = L’ouvrir
step-ask = Posez-vous une question
step-ask-more = Comme le ferait un client, sur votre site. Elle apparaît ici, avec l’heure avant laquelle vous avez promis de répondre.
step-ask-do = Poser
step-letters = Vérifiez que les lettres arrivent
step-letters-sent = Un serveur de courrier est configuré : envoyez-vous une lettre.
step-letters-none = Aucun serveur de courrier n’est encore configuré : les réponses ne figurent que sur la page de la question, et personne de l’équipe n’est prévenu par lettre.
step-letters-test = Lettre d’essai
step-letters-how = Comment
step-channel-more = Les endroits où vos clients parlent.
choose-a-channel = Choisir un canal

today-waiting = En attente
open-inbox = Ouvrir la boîte de réception
today-all-answered = Toutes les questions ont leur réponse. Les nouvelles apparaissent ici d’elles-mêmes.
today-more = { $count ->
    [one] { $count } de plus
   *[other] { $count } de plus
}

today-begun = On commence à demander
all-needs = Tous les besoins
today-begun-none = Rien de nouveau. Quand plusieurs personnes demandent la même chose, c’est ici.
people-of = { $count ->
    [one] personne
   *[other] personnes
}
today-begun-where = { $networks ->
    [one] En 30 jours, sur un réseau ; { $people } en tout.
   *[other] En 30 jours, sur { $counted } réseaux ; { $people } en tout.
}
today-begun-planned = Une réponse est prévue : { $moment }.

today-goes-out = Sort aujourd’hui
today-nothing-planned = Rien n’est prévu.
publication-planned = prévu
publication-out = publié
publication-failed = Non publié : { $why }
publication-in-doubt = Incertain : { $why }
publication-withdrawn = retiré
it-says = il dit : { $words }

today-came = Ce que cela a donné
today-came-nothing = Aucun article n’est encore sorti. Partez d’un besoin : ses questions font le brouillon.
started-none = Pas encore de conversation
started = { $count ->
    [one] A lancé une conversation
   *[other] A lancé { $count } conversations
}
today-kept = Tenues en 30 jours
kept-percent = { $percent } % sur { $cases }
kept-of = { $kept } sur { $cases }
today-kept-figure = { $cases ->
    [one] { $figure } promesse ; { $kept } tenue, { $broken } rompue
   *[other] { $figure } promesses ; { $kept } tenues, { $broken } rompues
}
today-kept-none = Aucune promesse n’est encore arrivée à échéance.
