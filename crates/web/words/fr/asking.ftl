ask-hear-by = { $when ->
    [today] Vous aurez de nos nouvelles aujourd’hui avant { $time }
    [tomorrow] Vous aurez de nos nouvelles demain avant { $time }
    [week] Vous aurez de nos nouvelles { $weekday } avant { $time }
   *[far] Vous aurez de nos nouvelles le { $date } avant { $time }
}
ask-regarding = À propos de :
ask-where = Où pouvons-nous vous répondre ?
ask-email = Votre adresse e-mail
ask-no-letters = Nous ne pouvons pas envoyer d’e-mail : vous recevez une page à vous, où se trouvera la réponse. Gardez son adresse, c’est le seul moyen d’y revenir.
may-stay-empty = (facultatif)
ask-name = Votre nom
ask-others = D’autres peuvent-ils la lire aussi ?
ask-others-no = Non, seulement vous et nous
ask-others-no-more = Vous recevez une page privée pour la réponse
ask-others-yes = Oui, sans mon nom
ask-others-yes-more = Cela peut aider quelqu’un d’autre
ask-others-yes-looked-at = Cela peut aider quelqu’un d’autre. Nous la lisons avant qu’elle n’y paraisse
ask-trap = Laissez ce champ vide
ask-send = Envoyer la question
ask-nothing-else = Pas de compte, pas de newsletter

ask-trap-filled = Merci de laisser le dernier champ vide.
ask-sent-other = Vous avez déjà envoyé ce formulaire, et cette question-là est chez nous. Celle-ci n’est pas encore envoyée : envoyez-la aussi, si vous voulez.
ask-too-many = Vous avez posé beaucoup de questions en une heure. Patientez un peu, puis envoyez celle-ci.
ask-sent-already = Cette question a déjà été envoyée.
ask-answer-comes = Cette question a déjà été envoyée. La réponse arrive à l’adresse que vous avez donnée.
text-empty = Il n’y a encore rien d’écrit.
text-too-long = { $over ->
    [one] Il y a { $over } caractère de trop : { $most } au plus tiennent ici.
   *[other] Il y a { $over } caractères de trop : { $most } au plus tiennent ici.
}
not-an-address = « { $address } » n’est pas une adresse e-mail à laquelle nous pourrions écrire.

question-withdrawn = Votre question est retirée
question-with-us = Votre question est chez nous
question-added = Votre ajout est chez nous
question-answered = Nous avons répondu à votre question
question-here = Votre question est ici
question-again = C’était déjà envoyé. Cela figure ici une seule fois et n’a pas été renvoyé.
question-late = Nous sommes en retard, et nous en sommes désolés
question-by = { $when ->
    [today] Nous répondons aujourd’hui avant { $time }
    [tomorrow] Nous répondons demain avant { $time }
    [week] Nous répondons { $weekday } avant { $time }
   *[far] Nous répondons le { $date } avant { $time }
}
question-seen = Nous avons répondu, et nous voyons ce que vous avez écrit depuis.
question-anything-else = Autre chose ?
question-letter = Nous écrivons à { $email } et mettons la réponse ici.
question-keep-address = Gardez l’adresse de cette page : c’est le seul moyen d’y revenir.
question-you = Vous
question-gone = Retiré
question-not-shown = Pas sur notre site
question-shown-later = Sur notre site une fois que nous l’aurons lue, sans votre nom
question-shown = Sur notre site, sans votre nom
question-add = Quelque chose à ajouter ?
question-add-it = Ajouter
question-sure = Vraiment la retirer ?
question-sure-more = Vos mots seront effacés ici et chez nous, et personne ne répondra. C’est définitif.
question-withdraw-it = Retirer et effacer
question-keep-it = La garder
question-withdraw = Retirer la question et l’effacer
add-sent-other = Vous avez déjà envoyé ce formulaire, et ce qu’il disait est ici. Ces mots-ci ne sont pas encore envoyés.
add-too-many = Vous avez beaucoup écrit en une heure. Patientez un peu, puis renvoyez ceci.
