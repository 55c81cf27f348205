measures-how-long = Sur quelle durée
measures-month = 30 jours
measures-quarter = 12 semaines
measures-year = Un an

measures-none-answered = Aucune question n’a encore eu de réponse.
measures-begin = Les chiffres commencent avec la première.
measures-half = { $clock ->
    [opening] La moitié des personnes ont eu une réponse en { $span } de temps d’ouverture.
   *[all] La moitié des personnes ont eu une réponse en { $span }.
}
measures-one = { $clock ->
    [opening] Une question a eu sa réponse, en { $span } de temps d’ouverture.
   *[all] Une question a eu sa réponse, en { $span }.
}
measures-middle = { $clock ->
    [opening] { $cases } questions ont eu leur réponse, celle du milieu en { $span } de temps d’ouverture.
   *[all] { $cases } questions ont eu leur réponse, celle du milieu en { $span }.
}
measures-promises = { $cases ->
    [one] { $figure } promesse tenue.
   *[other] { $figure } promesses tenues.
}

measures-first-title = Première réponse
measures-first = { $answers ->
    [one] Par semaine. La moitié a été plus rapide que la ligne du bas, neuf sur dix plus rapides que celle du haut. { $answers } réponse.
   *[other] Par semaine. La moitié a été plus rapide que la ligne du bas, neuf sur dix plus rapides que celle du haut. { $answers } réponses.
}
measures-first-opening = { $answers ->
    [one] En heures d’ouverture, par semaine. La moitié a été plus rapide que la ligne du bas, neuf sur dix plus rapides que celle du haut. { $answers } réponse.
   *[other] En heures d’ouverture, par semaine. La moitié a été plus rapide que la ligne du bas, neuf sur dix plus rapides que celle du haut. { $answers } réponses.
}
chart-answers = Minutes jusqu’à la première réponse, semaine par semaine
chart-promise = ce que nous promettons

measures-kept-title = Promesses tenues
measures-kept = Les promesses de chaque semaine : tenues en bas en gris, { $broken } au-dessus avec leur nombre. Tenues : { $kept }, rompues : { $count }.
measures-broken = rompues
chart-kept = Promesses tenues et rompues, semaine par semaine

measures-needs-title = Besoins satisfaits
measures-needs = Combien de personnes ont une réponse publique à leur question.
needs-bar = { $answered } avec réponse, { $begun } en cours, { $open } sans réponse
needs-bar-answered = avec réponse
needs-bar-begun = en cours
needs-bar-open = sans réponse
measures-started-title = Conversations lancées
measures-started = Par article, partout où il a paru.
measures-nothing-out = Aucun article n’est encore sorti.
reactions = { $count ->
    [one] { $count } réaction
   *[other] { $count } réactions
}
