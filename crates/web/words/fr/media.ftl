media-everything = Tout
albums = Albums
media-kinds = Sortes
pictures = Images
new-album = Nouvel album
new-article = Nouvel article
no-album = Pas encore d’album.
no-album-more = Un album, c’est un chantier : ses photos, comment c’était avant, ce que c’est devenu.
media-nothing = Rien n’est encore fait.
media-nothing-more = Le plus simple est de partir d’un besoin : ses questions et vos réponses font le brouillon.
look-at-needs = Voir les besoins
album = Album
album-no-photos = Album, sans photos pour l’instant
album-photos = { $photos ->
    [one] Album de { $photos } photo
   *[other] Album de { $photos } photos
}
media-started = { $count ->
    [one] a lancé { $count } conversation
   *[other] a lancé { $count } conversations
}

stage-out = Sur le site depuis le { $date }
stage-out-changed = Sur le site depuis le { $date }, avec des changements pas encore sortis
stage-planned = Prévu : { $moment }
stage-draft = Brouillon
stage-draft-words = { $count ->
    [one] Brouillon, { $count } mot, modifié { $changed }
   *[other] Brouillon, { $count } mots, modifié { $changed }
}
stage-draft-changed = Brouillon, modifié { $changed }
planned-for = prévu : { $moment }
published-at = publié { $moment }
changed-at = Modifié { $moment }
saved-at = Enregistré { $moment }
saved-not-out = Enregistré { $moment }, pas encore sorti
saved-planned = Enregistré { $moment }, prévu : { $planned }
piece-is-out = { $piece } (sur le site)
piece-is-draft = { $piece } (brouillon)

where-it-stands = Où il se trouve
where-it-goes = Où il va
your-website = Votre site
piece-on = { $title }, sur { $network }
it-is-on = C’est sur { $network }
publish-again = Publier de nouveau
try-again = Réessayer
only-told-there = On nous a seulement dit que c’est là-bas. Si nous ne le trouvons pas, retirez-le vous-même.
withdraw = Retirer
i-took-it-down = Je l’ai retiré
publish-now = Publier maintenant
take-everything-back = Tout annuler
take-it-back = Annuler
what-waits-for-it = Ce qui est prévu ailleurs l’attend, et est annulé avec lui.
publish = Publier
publish-may-not = Publier revient à la rédaction et à la direction.
goes-on-website = Il paraît sur votre site { $moment }.
goes-elsewhere-after = Ce qui va ailleurs suit, à ce moment ou plus tard.
on-website-since = Sur le site depuis : { $moment }.
read-on-website = Le lire sur le site
website-first = { $first } puis sur les canaux que vous choisissez.
website-first-of-all = Il va d’abord sur votre site,
no-other-channel = Aucun autre canal ne le prend encore.
no-other-channel-connect = Aucun autre canal ne le prend encore. { $link }, ou publiez seulement sur le site.
connect-one = Connectez-en un
when-label = Quand
when-now = Vide : maintenant.
when-not-before = Pas avant { $moment }, moment où il est sur votre site.
when-zone = À l’heure de { $zone }.
look-again = Regarder de nouveau
plan-on-chosen = Prévoir sur les canaux choisis
send-to-chosen = Envoyer aux canaux choisis
text-on = Texte sur { $network }
fit-here = Convient
fit-fits = convient
fit-remark = convient, avec une remarque
fit-wrong = ne convient pas encore
disconnected = Déconnecté.
owner-connects-again = La direction le reconnecte.
no-channel-chosen = Aucun canal n’est choisi. Choisissez-en un ; le moment de parution sur votre site se change plus bas.
not-a-moment = Nous ne comprenons pas ce moment. Choisissez un jour et une heure, ou laissez vide pour maintenant.

beside-the-text = À côté du texte
the-page = La page
words-chosen-later = Les mots pour ce canal se choisissent à la publication.
what-people-asked = Ce qui a été demandé
in-the-text = dans le texte
put-in = Insérer
picture-add-kinds = Ajouter une image (JPEG, PNG, WebP, GIF)
picture-describe = Décrire cette image
picture-describe-it = La décrire
is-on-top = en tête
on-top = En tête
other-channels = Autres canaux
review-and-publish = Vérifier et publier
update-it = Mettre à jour
marks = Mise en forme
mark-heading = Titre
mark-bold = Gras
mark-italic = Italique
mark-link = Lien
mark-quote = Citation
mark-list = Liste
title = Titre
article-text = Texte, en Markdown
article-text-hint = Ce que vous savez, dans vos propres mots. Une ligne qui commence par ## est un titre.
summary-label = En une phrase, pour les aperçus de lien et les moteurs de recherche
summary-hint = Laissé vide, les premiers mots y figurent
in-a-sentence = En une phrase : { $words }
written-and-lost = Vous avez écrit ceci dans ce navigateur et ce n’a pas été enregistré ; entre-temps l’article l’a été autrement. Prenez-y ce qu’il vous faut.
written-and-lost-name = Ce que vous avez écrit et qui n’a pas été enregistré
throw-it-away = Le jeter
article-may-not = Vous pouvez lire ici. Écrire et publier revient à la rédaction et à la direction.
answers-need = Répond à : { $need }
people-asked-short = { $count ->
    [one] { $count } demande
   *[other] { $count } demandes
}
tell-when-out = { $people ->
    [one] Une fois sorti, prévenir la { $people } personne qui a demandé
   *[other] Une fois sorti, prévenir les { $people } personnes qui ont demandé
}
so-many-on = { $count } sur { $network }
read-message-first = Lire d’abord le message
take-it-down = Retirer
take-down-article = Il quitte votre site et chaque réseau où il a été mis. Le texte reste ici.
take-down-everywhere = Retirer partout
delete = Supprimer
delete-it = Le supprimer
delete-this-draft = Supprimer ce brouillon
delete-article = Le texte disparaît pour de bon. Ses images restent, ainsi que les conversations commencées dessous.
delete-for-good = Supprimer pour de bon
form-unread = Le formulaire n’a pas pu être lu. Rien n’a été enregistré.

since-out = Depuis sa sortie
since-out-cover = L’image en tête a changé depuis sa sortie.
since-out-places = { $count ->
    [one] { $count } endroit a changé depuis sa sortie.
   *[other] { $count } endroits ont changé depuis sa sortie.
}
since-out-readers = Les lecteurs le voient tel qu’il était le { $date }, jusqu’à votre mise à jour.
since-out-at-once = Sur votre site, il change tout de suite. Les publications sur les réseaux restent telles quelles ; leurs aperçus sont refaits par le réseau, s’il le fait.
discard = Jeter les changements
discard-more = Le texte redevient ce que vos lecteurs voient maintenant. C’est définitif.
discard-it = Jeter
compare = Comparer avec ce qui est sorti
compare-nothing = Rien n’est écrit qui ne soit sorti.
compare-words = { $more ->
    [one] { $more } mot de plus, { $fewer } de moins.
   *[other] { $more } mots de plus, { $fewer } de moins.
}
compare-how = Ce qui est barré est sorti et s’en va ; ce qui est surligné arrive.
compare-other-cover = Une autre image en tête
compare-no-cover = L’image en tête s’en va

piece-answers = Répond à
answers-nothing = Rien encore. On pourra prévenir les personnes qui ont demandé dès que vous direz à quoi il répond.
answers-choose = Choisir à quoi il répond

photos-none = Pas encore de photos.
photos-described = { $photos ->
    [one] { $photos } photo, décrite.
   *[other] { $photos } photos, toutes décrites.
}
photos-open = { $photos ->
    [one] { $photos } photo
   *[other] { $photos } photos
} ; { $open ->
    [one] { $open } n’est pas encore décrite.
   *[other] { $open } ne sont pas encore décrites.
}
album-at-once = Ce que vous enregistrez paraît tout de suite sur votre site.
album-may-not = Vous pouvez regarder ici. Faire des albums revient à la rédaction et à la direction.
photos-add = Ajouter des photos
photos-where-removed = L’endroit et l’appareil de la prise de vue sont retirés de chacune.
before-and-after = Avant et après
photos-order = Dans cet ordre
photos-order-how = Glissez, alt ↑ ↓, ou donnez à chacune son numéro
photo-place = Place de { $name }
photo-no-caption = Sans légende
photo-caption = Légende de { $name }
photo-alt = Ce qu’on y voit, pour qui ne peut pas la voir
photo-alt-of = Ce qu’on voit sur { $name }
described = Décrite
described-on-top = Décrite, en tête
not-described = Pas décrite
not-described-on-top = Pas décrite, en tête
photo-one-of = Une des photos
photo-before = Avant
photo-after = Après
photo-more = Plus sur { $name }
photo-shown-as = Montrée comme
photo-take-out = Retirer de l’album
job = Le chantier
job-finished-label = Terminé
job-title-hint = Cuisine en chêne, rue du Moulin
job-place-hint = Rue du Moulin
job-place-help = Jamais plus précis que la rue.
job-finished-help = Les lecteurs voient le mois et l’année.
job-words = En quelques mots
job-words-hint = Ce qui était demandé, en quoi c’est fait, ce qui était difficile
take-down-album = Il quitte votre site et chaque réseau où il a été mis. Les photos et les mots restent ici.
delete-this-album = Supprimer cet album
delete-album = L’album disparaît pour de bon. Ses images restent parmi les vôtres, ainsi que les conversations commencées dessous.
half-a-pair = Avant et après vont ensemble : choisissez une photo comme avant et une comme après. Rien n’a été enregistré.
not-a-day = Nous ne comprenons pas le jour où c’était terminé. Rien n’a été enregistré.

picture = Image
pictures-add = Ajouter des images (JPEG, PNG, WebP, GIF ; l’endroit et l’appareil de la prise de vue sont retirés)
pictures-none = Pas encore d’images.
pictures-none-may-not = Pas encore d’images. La rédaction et la direction les ajoutent.
picture-on = Ce qu’on voit sur { $name }
picture-what-is-on-it = Qu’y voit-on ?
picture-not-described = Pas encore décrite
picture-not-shown = Elle n’est montrée nulle part.
picture-shown = Elle est montrée, et ne peut pas être supprimée tant qu’elle l’est. Mettez-y d’abord une autre image, ou aucune :
picture-gone-for-good = L’image disparaît pour de bon, dans toutes ses tailles, aussi pour qui a gardé son adresse.
uploads-cut = L’envoi a été coupé ou dépasse 30 Mo. Rien n’en a été gardé ; envoyez moins d’images, ou de plus petites.
pictures-no-picture = Aucune image n’est arrivée avec ce formulaire. Choisissez-en une, puis renvoyez-le.

foreign-picture = Une image.
foreign-picture-said = Une image : « { $what } ».
foreign-of = Une image de { $host }.
foreign-of-said = Une image de { $host } : « { $what } ».
foreign-upload = Elle n’est pas chargée ici ; les navigateurs de vos lecteurs la chargent là-bas. Téléversez-la pour l’avoir sur votre propre site.
foreign-no-address = Elle n’est pas chargée ici, car elle n’a pas d’adresse de site.

told-nobody = Personne n’a été prévenu.
told-leave = { $count ->
    [one] { $count } message part dans dix secondes. Chacun peut être annulé dans sa conversation.
   *[other] { $count } messages partent dans dix secondes. Chacun peut être annulé dans sa conversation.
}
tell-not-out = Il n’est pas encore sur le site.
tell-publish-first = Publiez-le d’abord, puis prévenez tout le monde.
tell-once-out = Dès qu’il y sera, tous ceux qui ont demandé pourront être prévenus.
tell-all-know = Tous ceux qui ont demandé le savent.
tell-have-been = { $count ->
    [one] { $count } personne a été prévenue.
   *[other] { $count } personnes ont été prévenues.
}
tell-too-late = Il n’y a plus personne à prévenir là où la question a été posée : prévenus { $told }, trop tard { $late }.
tell-all-or-left-out = Tous ceux qui ont demandé ont été prévenus ou laissés de côté : prévenus { $told }, laissés de côté { $left }.
tell-after-all = Cochez qui prévenir tout de même.
tell-open = { $people ->
    [one] { $people } personne a demandé et ne le sait pas encore.
   *[other] { $people } personnes ont demandé et ne le savent pas encore.
}
tell-read-every = Lisez chaque message ; changez ce que vous voulez ; décochez qui laisser de côté.
tell-may-not = La rédaction et la direction les préviennent ; voici ce qu’ils liraient.
tell-somebody = Prévenir { $who }
tell-message-to = Message à { $who }
tell-left-out = laissé de côté
tell-send = Envoyer ces messages

## What is out

reach-reactions = { $count ->
    [one] { $count } réaction
   *[other] { $count } réactions
}
reach-shares = { $count ->
    [one] { $count } partage
   *[other] { $count } partages
}
reach-seen = { $count ->
    [one] vu par { $count } personne
   *[other] vu par { $count } personnes
}
reach-read = relevé { $moment }
change-words = Modifier le texte
put-words-there = Mettre ce texte
words-on-their-way = Un autre texte est en route.
words-refused = L’autre texte n’a pas été accepté : { $why }
