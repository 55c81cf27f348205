needs-which = Quels besoins
needs-open = Sans réponse
needs-answered = Avec réponse
needs-have-answers = { $count ->
    [one] { $count } besoin a une réponse publique.
   *[other] { $count } besoins ont une réponse publique.
}
needs-can-be-told = Toutes les personnes qui ont demandé peuvent être prévenues.
needs-none-asked = Personne n’a rien demandé qui n’ait sa réponse publique.
needs-none-more = Les nouvelles questions trouvent leur place ici d’elles-mêmes.
needs-people-asked = { $people ->
    [one] { $people } personne a demandé quelque chose à quoi nous n’avons pas répondu en public.
   *[other] { $people } personnes ont demandé quelque chose à quoi nous n’avons pas répondu en public.
}
needs-start = Commencez par le haut.
needs-empty = Quand quelqu’un demande quelque chose, c’est ici dans ses propres mots, avec le nombre de personnes qui demandent la même chose.
needs-people = Personnes
needs-asked = Ce qu’elles demandent, dans leurs mots
needs-weeks = 12 dernières semaines
needs-where = Où
needs-answer = Ce qui y répond
what-to-do = Que faire
needs-next = Afficher la suite des { $count }
needs-on = { $network } : { $people }
draft-of-words = { $count ->
    [one] Brouillon, { $count } mot
   *[other] Brouillon, { $count } mots
}
nothing-yet = Rien encore
quoted = « { $words } »
chart-in-weeks = { $count } en { $weeks } semaines
go-on-writing = Continuer à écrire
write-the-answer = Écrire la réponse
read-the-draft = Lire le brouillon
read-it = Le lire
tell-who-asked = Prévenir qui a demandé
who-is-told = Qui est prévenu

need-asked = { $people ->
    [one] personne a demandé
   *[other] personnes ont demandé
}, en { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}, depuis le { $date } ; dont { $lately } en 30 jours
need-being-written = En cours d’écriture : { $piece }
our-answers = Ce que nous avons répondu
nobody-answered = Personne n’y a encore répondu.
need-answer-to = à { $who }, { $date }
need-why = Pourquoi elles sont ensemble
need-why-meaning = Elles veulent dire presque la même chose, chacune à sa façon.
need-why-words = Elles veulent dire presque la même chose. Les mots que beaucoup emploient : { $words }.
their-questions = Leurs questions
need-by-hand = mise ici à la main
need-open-it = Ouvrir
need-choose = Choisir cette question
need-move = Mettre ailleurs les questions choisies
need-move-into = Dans
need-move-own = un besoin à part, nommé :
need-new-name = Nom du nouveau besoin
need-move-them = Les déplacer
need-put-right = Corriger
need-name = Nom
need-rename = Renommer
need-same-as = C’est la même chose que
need-choose-one = choisir un besoin
need-merge = Réunir
choose-need = Choisissez le besoin qui est le même.

need-out-since = Sorti le { $date } : { $link }.
read-on-your-website = le lire sur votre site
need-draft-of = { $words ->
    [one] Un brouillon de { $words } mot, modifié { $changed }. Rien n’est sorti.
   *[other] Un brouillon de { $words } mots, modifié { $changed }. Rien n’est sorti.
}
nothing-written = Rien n’est encore écrit.
start-from-title = Un début, à partir du seul titre.
start-from-questions = { $questions ->
    [one] Un début, à partir de { $questions } question.
   *[other] Un début, à partir de { $questions } questions.
}
start-from-answers = { $answers ->
    [one] Un début, à partir de { $answers } réponse.
   *[other] Un début, à partir de { $answers } réponses.
}
start-from-both = Un début, à partir de { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
} et { $answers ->
    [one] { $answers } réponse
   *[other] { $answers } réponses
}.
start-write-it = Rien n’est encore écrit ; « Écrire la réponse » l’ouvre pour l’écrire.
start-gap = Personne n’y a encore répondu. Une phrase de vous suffit.
start-answer-to = Votre réponse à { $who }, { $date }
start-asked = Demandé le { $date }, sans le nom
