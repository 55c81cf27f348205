list-name = Conversations
list-nobody-waits = personne n’attend
list-nobody-waits-news = { $news ->
    [one] personne n’attend, { $news } nouveau
   *[other] personne n’attend, { $news } nouveaux
}
list-waiting = { $waiting ->
    [one] { $waiting } attend
   *[other] { $waiting } attendent
}
list-waiting-news = { $waiting ->
    [one] { $news ->
        [one] { $waiting } attend, { $news } nouveau
       *[other] { $waiting } attend, { $news } nouveaux
    }
   *[other] { $news ->
        [one] { $waiting } attendent, { $news } nouveau
       *[other] { $waiting } attendent, { $news } nouveaux
    }
}
list-nobody = Personne n’attend.
list-nobody-more = Les nouvelles questions apparaissent ici d’elles-mêmes, de tous les canaux.
connect-a-channel = Connecter un canal
list-due-later = Afficher celles à traiter plus tard
list-answered = Répondues
show-older = Afficher les plus anciens
list-new = Nouveau :
list-closed = fermée
list-ours = Vous :
kind = { $kind ->
    [comment] commentaire
    [mention] mention
    [direct] message privé
   *[question] question
}
kind-public = { $kind ->
    [comment] commentaire public
    [mention] mention publique
    [direct] message public
   *[question] question publique
}

thread-name = Conversation
thread-choose = Choisissez une conversation. { $down } et { $up } pour se déplacer, { $open } pour ouvrir ; { $keys } affiche toutes les touches.
thread-lines = Ce qui a été dit
thread-older = Afficher les messages plus anciens
thread-back = Retour à la liste
thread-about = À propos de cette conversation : qui c’est, le besoin, qui s’en occupe
thread-open-again = Rouvrir
thread-close = Fermer : pas de réponse nécessaire
thread-close-key = Fermer : pas de réponse nécessaire (e)
thread-began = A commencé sous l’article { $article }
thread-published = publié le { $date }
conversations = { $count ->
    [one] { $count } conversation
   *[other] { $count } conversations
}
thread-closed = Fermée.
undo = Annuler
thread-next = Suivant : { $who }
thread-nobody-else = Personne d’autre n’attend.

line-note = Note, visible de nous seuls
line-deleted-by-us = Supprimé par nous
line-deleted-by-writer = Supprimé par son auteur
line-edited = modifié
line-written-there = écrit sur { $network }
line-by = par { $who }
line-privately = en privé
line-see-there = Voir sur { $network }
line-there = sur { $network }
line-sent = envoyé { $time }
leaves-in-a-moment = part dans un instant
on-its-way = en route
line-waits-for-channel = attend que le canal soit reconnecté
line-waits-its-turn = attend son tour
line-tried-again = pas encore envoyé, nouvel essai { $when }
line-not-sent = pas envoyé
send-again = Renvoyer
doubt-not-sent = Pas envoyé.
doubt-perhaps = Peut-être envoyé.
doubt-arrived = C’est arrivé
doubt-look = Regardez sur { $network }, puis dites :
doubt-look-mail = Le journal du serveur de courrier le sait, ou la personne à qui vous avez écrit. Puis dites :
doubt-look-there = Regardez là-bas, puis dites :
sight-signed-in = Son auteur ne le montre là-bas qu’aux personnes connectées ; votre site ne le montre pas
sight-hidden = Masqué là-bas ; votre site ne le montre pas
sight-away = Pas visible là-bas pour le moment : peut-être bloqué ou désactivé. Le texte n’est gardé qu’ici
attached = { $kind ->
    [picture] une image
    [sticker] un autocollant
    [video] une vidéo
    [sound] un enregistrement
    [place] un lieu
    [contact] une fiche de contact
    [link] un lien
    [file] un fichier
   *[other] un envoi sans texte
}
attached-there = { $what }, sur le réseau
attached-awaited = (en cours de récupération)
attached-lost = (pas gardé ici : { $why })
attached-without-alt = Une image de { $who }, sans description

moderate-name = Sur { $network } : masquer, aimer ou supprimer ce qu’a écrit { $who }
moderate-there = Sur { $network }
moderate = { $deed ->
    [hide] Masquer sur { $network }
    [show] Afficher de nouveau sur { $network }
    [like] Aimer sur { $network }
    [unlike] Retirer le j’aime sur { $network }
   *[delete] Supprimer sur { $network }…
}
former-colleague = un ancien collègue
moderated = { $deed ->
    [hide] Masqué là-bas par { $who }, { $when }
    [show] Affiché de nouveau là-bas par { $who }, { $when }
    [like] Aimé là-bas par { $who }, { $when }
    [unlike] J’aime retiré par { $who }, { $when }
   *[delete] Supprimé là-bas par { $who }, { $when }
}
moderated-not = { $deed ->
    [hide] Pas masqué là-bas.
    [show] Pas affiché de nouveau là-bas.
    [like] Pas aimé là-bas.
    [unlike] Le j’aime n’a pas été retiré.
   *[delete] Pas supprimé là-bas.
}
moderating = { $deed ->
    [hide] Va être masqué là-bas
    [show] Va être affiché de nouveau là-bas
    [like] Va être aimé là-bas
    [unlike] Le j’aime va être retiré
   *[delete] Va être supprimé là-bas
}
moderating-unsure = { $deed ->
    [hide] Va être masqué là-bas ; la réponse s’est perdue, nous vérifions
    [show] Va être affiché de nouveau là-bas ; la réponse s’est perdue, nous vérifions
    [like] Va être aimé là-bas ; la réponse s’est perdue, nous vérifions
    [unlike] Le j’aime va être retiré ; la réponse s’est perdue, nous vérifions
   *[delete] Va être supprimé là-bas ; la réponse s’est perdue, nous vérifions
}

composer-name = Votre réponse
composer-may-not = Vous pouvez lire ici. Répondre revient aux rôles réponses, rédaction et direction.
suggested = Proposition
suggested-from-reply = Proposition, tirée de votre réponse à { $who }
use-this = Utiliser
composer-disconnected = « { $channel } » n’est plus connecté : rien ne peut y être envoyé, sauf des notes entre nous.
connect-it-again = Le reconnecter
owner-can-connect = La direction peut le reconnecter.
window-here = { $network } accepte une réponse ici jusqu’à : { $until }.
window-privately = Une réponse privée à ce commentaire est possible jusqu’à : { $until }.
reply-publicly = Répondre en public
reply-privately = Répondre en privé
send-publicly = Envoyer en public
send-privately = Envoyer en privé
note = Note
save-note = Enregistrer la note
write-a-reply = Écrire une réponse
length-of = { $used } sur { $most }
only-notes-disconnected = Notes seulement : le canal est déconnecté
only-notes = Notes seulement : ce réseau ne nous laisse pas répondre ici
with-picture = Avec { $file }
picture-alt = Ce qu’on y voit, pour qui ne peut pas la voir
picture-add = Ajouter une image
picture-the = L’image
picture-add-it = Ajouter
picture-none = Aucune image n’est arrivée avec ce formulaire. Choisissez-en une, puis ajoutez-la de nouveau.
picture-not-added = L’image a été choisie mais pas encore ajoutée, et rien n’a été envoyé. Ajoutez-la d’abord.
upload-cut = L’envoi a été coupé ou dépasse 30 Mo. Rien n’en a été gardé ; recommencez.
choose-presence = En train de lire, d’écrire, ou parti ?
choose-shown = Choisissez comment cela s’affiche.
choose-deed = Masquer, afficher, aimer ou ne plus aimer ?

about-name = À propos de cette conversation
about-close = Fermer, retour à la conversation
about-simulated = Un client simulé
about-asked-before = Questions précédentes
about-need = Besoin
about-need-people = { $people ->
    [one] { $people } personne a demandé, dont { $lately } en 30 jours
   *[other] { $people } personnes ont demandé, dont { $lately } en 30 jours
}
about-answered = Réponse : { $piece }
about-being-answered = Réponse en cours : { $draft }
about-draft = brouillon
about-suggested = Réponse proposée
about-from-reply = Tirée de votre réponse à { $who }, { $date }
about-from-reply-asked = Tirée de votre réponse à { $who }, { $date }, à la question « { $asked } »
about-from-both = { $reply }, et { $piece }
about-from-piece = Tirée de { $piece }
about-assigned = Attribuée à
about-nobody = Personne
about-assign = Attribuer
about-assigned-to = Attribuée à { $who }.
about-assigned-to-nobody = Attribuée à personne.
about-website = Sur le site
save = Enregistrer
shown-named = Affichée avec le nom
shown-nameless = Affichée sans le nom
shown-hidden = Seulement dans la boîte de réception
saved-named = Enregistré : affichée avec le nom.
saved-nameless = Enregistré : affichée sans le nom.
saved-hidden = Enregistré : seulement dans la boîte de réception.
about-erase = Effacer cette personne, à sa demande

releases = Avant de paraître sur votre site
releases-wait = { $count ->
    [one] Un texte attend votre regard avant de paraître sur votre site
   *[other] { $counted } textes attendent votre regard avant de paraître sur votre site
}
releases-wait-many = Plus de cent textes attendent votre regard avant de paraître sur votre site
releases-lead = Des mots d’inconnus que d’autres peuvent lire. Ils paraissent sous l’article dès que vous l’acceptez ; répondre est autre chose. Ce qui paraît tout de suite et ce qui attend un regard se choisit ici : { $settings }.
releases-none = Rien n’attend votre regard.
releases-later = Afficher les suivants
releases-under = Sous { $piece }
open-conversation = Ouvrir la conversation
release-awaited = Pas encore sur votre site : en attente d’un regard
release-given = Sur votre site, sans le nom
release-kept-back = Gardé hors de votre site
release-show = Afficher
release-take-off = Retirer
release-keep-off = Ne pas afficher
choose-release = L’afficher ou non ?

search = Chercher
search-hint = Un nom, un mot, un numéro
search-nothing = Rien ne contient tout cela. Un mot se trouve par son début, avec ou sans accents ; en chinois, japonais, coréen et thaï par n’importe quelle partie.
search-people = Personnes
search-messages = Messages
search-planned = Prévu { $when }
search-draft = Brouillon

erase = Effacer cette personne
erase-title = Effacer une personne
where-you-are = Où vous êtes
erase-lead = Pour quelqu’un qui souhaite être oublié. C’est définitif.
erase-whom = Il s’agit de { $who }.
erase-goes = Ce qui disparaît
erase-words = { $theirs ->
    [one] { $theirs } message
   *[other] { $theirs } messages
} de sa part et { $ours ->
    [one] { $ours } réponse ou note
   *[other] { $ours } réponses ou notes
} de la vôtre, dans { $conversations ->
    [one] { $conversations } conversation
   *[other] { $conversations } conversations
}, sur tous les canaux
erase-names = son nom, ses comptes et ses adresses, et ce que les réseaux ont envoyé sur elle
erase-elsewhere = ses mots parmi les questions d’un besoin, dans la recherche et sous vos articles
erase-private-page = sa page privée, si elle en a une
erase-stays = Ce qui reste
erase-stays-figures = comment les promesses ont été tenues, en chiffres seulement ; qui a aimé quelque chose, comme « quelqu’un »
erase-stays-others = dans une conversation à plusieurs : ce que les autres ont écrit
erase-stays-record = qu’une personne a été effacée et par qui, dans le journal, sans la personne
erase-stays-network = ce qui se trouve sur le réseau lui-même : demandez au réseau, ou la personne l’y retire
erase-stays-backups = les sauvegardes faites avant, jusqu’à ce que vous les supprimiez
erase-quoted = Ces textes contiennent des mots d’elle et ne sont pas modifiés. Relisez-les vous-même, avant ou après :
without-a-title = Sans titre
erase-anew = Un réseau qui le redit ne le ramène pas. Si cette personne écrit de nouveau, c’est quelqu’un de nouveau.
erase-do = Effacer cette personne pour de bon
erase-leave = Tout laisser tel quel
