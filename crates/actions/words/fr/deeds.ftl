in-the-team = Cette personne est déjà dans l’équipe.
last-owner = C’est la dernière personne à la direction : donnez d’abord ce rôle à quelqu’un d’autre.
name-missing = Donnez votre nom : les clients voient qui répond. Rien n’a été changé.
language-unknown = Le bureau ne parle pas encore cette langue. Rien n’a été changé.
password-wrong = Le mot de passe est un autre. Rien n’a été changé.
present-password-wrong = Le mot de passe actuel est un autre. Rien n’a été changé.
address-taken = Quelqu’un se connecte déjà avec cette adresse. Rien n’a été changé.
token-needs-name = Le jeton a besoin d’un nom, pour savoir plus tard à quoi il sert.

need-needs-name = Le besoin a besoin d’un nom.
new-need-needs-name = Le nouveau besoin a besoin d’un nom.
merge-with-another = Choisissez un autre besoin avec lequel le réunir.
choose-questions = Choisissez les questions qui vont ensemble.
choose-questions-first = Choisissez d’abord les questions à déplacer.

moment-passed = Ce moment est passé. Choisissez-en un plus tard, ou aucun pour publier maintenant. Rien n’a été publié.
too-far-ahead = C’est dans plus d’un an. Choisissez un jour plus proche.
copy-leads-home = Il n’est pas sur votre site, et cette copie y mène. Publiez-le avec ce canal choisi.
settled-already = C’est déjà réglé.
on-its-way-there = C’est déjà en route. Attendez de savoir si c’est arrivé.
published-there = C’est déjà publié là-bas. Retirez-le d’abord pour le publier de nouveau.
on-its-way-already = C’est déjà en route.
too-late-to-take-back = C’est trop tard : c’est en route ou déjà sorti.
only-published = Seul ce qui est publié peut être retiré.
not-on-the-website = Il n’est pas encore sur le site : publiez-le d’abord.
too-many-channels = Cela fait plus de canaux qu’une entreprise ne peut en avoir. Rien n’a été publié.
text-longer-than-any = Le texte est plus long que ce qu’accepte n’importe quel réseau. Rien n’a été publié.

nothing-to-answer-privately = Il n’y a rien de cette personne à quoi répondre en privé.
too-late-to-undo = Trop tard pour annuler : la réponse est partie.
answer-settled = Cette réponse est déjà réglée.
refused-did-not-arrive = Une réponse refusée n’est pas arrivée.
writer-deleted-it = Son auteur l’a supprimé.
writer-changed-it = Son auteur l’a changé entre-temps. Rien n’a été affiché ; relisez-le.
deleted-there = Cela y a déjà été supprimé.

picture-over-25 = L’image dépasse 25 Mo. Enregistrez-la plus petite, puis réessayez.
picture-unreadable = Cette image n’a pas pu être lue. Enregistrez-la de nouveau en JPEG, puis réessayez.
picture-not-here = L’image n’est plus ici. Choisissez-la de nouveau ; les mots restent.
picture-kind-unreadable = Cette sorte d’image ne peut pas être lue. Enregistrez-la en JPEG, puis réessayez.
picture-damaged = L’image est abîmée ou incomplète. Renvoyez-la depuis l’appareil qui l’a prise.
article-needs-title = Un article sur le site a besoin d’un titre.
cover-of-album = En tête d’un album se trouve une de ses photos.
article-saved-meanwhile = Quelqu’un d’autre a enregistré cet article entre-temps. Votre texte est encore là : copiez-le, rechargez la page et remettez-le.
saved-meanwhile = Quelqu’un d’autre l’a enregistré entre-temps. Rien n’est sorti : regardez ce qui s’y trouve maintenant, puis décidez.
home-stays-connected = Votre propre site ne peut pas être déconnecté.
changed-at-once = Quelqu’un d’autre l’a changé au même moment. Rechargez la page, puis décidez.
