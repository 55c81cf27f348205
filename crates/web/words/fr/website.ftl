to-content = Aller au contenu
demo = Démo
demo-note = Ceci est une démo : l’entreprise, ses clients et ses réseaux sont simulés.
website = Site
menu = Menu
articles = Articles
ask-us = Une question ?
ask-us-something = Posez-nous une question
who-reads = Qui peut lire ceci
only-you = Vous et { $business } êtes seuls à pouvoir lire cette page
comma = {", "}

## The porch light

open = Ouvert
closed = Fermé
kept = { $cases ->
    [one] Promesse tenue pour { $percent } % de { $cases } question ces { $days } derniers jours
   *[other] Promesse tenue pour { $percent } % de { $cases } questions ces { $days } derniers jours
}
porch-always-short = Toujours ouvert
porch-always = Il y a toujours quelqu’un
porch-open-until = { $when ->
    [today] Ouvert jusqu’à { $time }
    [tomorrow] Ouvert jusqu’à demain { $time }
    [week] Ouvert jusqu’à { $weekday } { $time }
   *[far] Ouvert jusqu’au { $date }
}
porch-here-until = { $when ->
    [today] Il y a quelqu’un jusqu’à { $time }
    [tomorrow] Il y a quelqu’un jusqu’à demain { $time }
    [week] Il y a quelqu’un jusqu’à { $weekday } { $time }
   *[far] Il y a quelqu’un jusqu’au { $date }
}
porch-closed-until = { $when ->
    [today] Fermé jusqu’à { $time }
    [tomorrow] Fermé jusqu’à demain { $time }
    [week] Fermé jusqu’à { $weekday } { $time }
   *[far] Fermé jusqu’au { $date }
}
porch-back = { $when ->
    [today] Nous revenons à { $time }
    [tomorrow] Nous revenons demain à { $time }
    [week] Nous revenons { $weekday } à { $time }
   *[far] Nous revenons le { $date }
}
porch-nobody = Il n’y a personne pour le moment

## The foot

foot-come-by = Passez nous voir
foot-hours = Quand il y a quelqu’un
foot-speak = Parlez-nous
foot-follow = Suivez-nous
foot-feed = Flux
foot-more = Plus
foot-staff = Équipe
imprint = Mentions légales
privacy = Confidentialité
statement-of = { $title } de { $business }

## Articles

article-on = Article, { $date }
article = Article
people-asked = { $people ->
    [one] { $people } personne a posé la question
   *[other] { $people } personnes ont posé la question
}
people-asked-this = { $people ->
    [one] { $people } personne nous l’a demandé.
   *[other] { $people } personnes nous l’ont demandé.
}
reading-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
articles-none = Rien n’est encore écrit. Posez-nous une question : la vôtre sera peut-être la première.
articles-older = Articles plus anciens
newest = Les plus récents
ask-about = Une question à ce sujet ?
ask-about-lead = Votre question va à { $business }, pas à une machine. Vous choisissez si d’autres peuvent la lire.
your-question = Votre question
what-to-know = Que voudriez-vous savoir ?
go-on = Continuer
share-article = Partager cet article
share-email = E-mail
copy-link = Copier le lien
copied = Copié
said = Ce qu’on en dit
said-conversations = { $count ->
    [one] { $count } conversation
   *[other] { $count } conversations
}
said-later = { $span } plus tard
name-not-shown = nom non affiché
simulated = simulé
somebody = Quelqu’un

## Nothing is at this address

lost-title = Introuvable
lost-heading = Cette page n’est pas ici
lost-words = Elle a peut-être changé de place, ou l’adresse n’est pas complète.
lost-articles = Nos articles
