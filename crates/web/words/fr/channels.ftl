channel = Canal
channel-state = État
channel-works = Ce qui y fonctionne
network = Réseau
channels-count = { $count ->
    [one] { $count } canal
   *[other] { $count } canaux
}
channels-need-you = { $count ->
    [one] { $count } canal
   *[other] { $count } canaux
}, { $need ->
    [one] { $need } a besoin de vous
   *[other] { $need } ont besoin de vous
}
channels-need-owner = { $count ->
    [one] { $count } canal
   *[other] { $count } canaux
}, { $need ->
    [one] { $need } a besoin de la direction
   *[other] { $need } ont besoin de la direction
}
channels-stopped = { $network } n’écoute plus depuis : { $moment }.
channels-stopped-you = Reconnectez-le, et rien de ce qui a été dit depuis n’est perdu.
channels-stopped-owner = La direction le reconnecte, et rien de ce qui a été dit depuis n’est perdu.
channels-website = Votre site écoute.
channels-website-you = Connectez les endroits où vos clients parlent.
channels-website-owner = La direction connecte les endroits où vos clients parlent.
channels-not-everything = Tous les canaux n’entendent pas tout.
channels-not-everything-more = Ce qui a été refusé et pourquoi est indiqué à côté ; nous continuons d’essayer.
channels-may-not = Tous les canaux n’ont pas tous les droits.
channels-may-not-you = Ce qui n’a pas été autorisé est indiqué à côté ; reconnectez-le pour l’autoriser.
channels-may-not-owner = Ce qui n’a pas été autorisé est indiqué à côté ; la direction le reconnecte pour l’autoriser.
channels-all-listen = Tous les canaux écoutent.
channels-all-listen-more = Ce qu’on y écrit arrive dans la boîte de réception.
channel-healthy = En bonne santé
channel-in-part = Fonctionne en partie
channel-heard = Entendu il y a { $span }
channel-ours = Toujours actif : c’est le vôtre
channel-not-heard = Rien entendu encore
channel-trouble = En panne depuis : { $moment }
channel-trouble-why = { $why } ; nous continuons d’essayer.
channel-lost = Déconnecté depuis : { $moment }
last-heard = Entendu pour la dernière fois : { $moment }.
works-listening = Écouter
works-answering = Répondre
works-publishing = Publier
connect-again = Reconnecter { $network }

given-up = Abandonné
given-up-more = Essayé autant que c’était utile. Rien n’est perdu ; réessayez quand la cause aura disparu.
given-up-owner = Essayé autant que c’était utile. Rien n’est perdu ; la direction réessaie quand la cause a disparu.
attempts = { $count ->
    [one] { $count } essai
   *[other] { $count } essais
}
order-send-message = Envoyer une réponse
order-publish = Publier sur un canal
order-withdraw = Retirer d’un canal
order-reword = Modifier le texte d’une publication
order-poll = Demander à un réseau ce qu’il y a de nouveau
order-take-in = Recevoir ce qu’un réseau a envoyé
order-take-in-again = Recevoir une chose qu’un réseau a envoyée
order-moderate = Masquer, aimer ou supprimer quelque chose là-bas
order-fetch-pictures = Récupérer les images d’un message
order-fetch-parent = Récupérer le message auquel une réponse appartient
order-tell = Voir qui prévenir par lettre
order-send-letter = Écrire à quelqu’un de l’équipe
order-send-invitation = Envoyer une invitation
order-send-password-reset = Envoyer un moyen de revenir
order-tell-of-password = Prévenir quelqu’un que son mot de passe a changé
order-learn = Ranger des questions dans les besoins
order-regroup = Trouver des groupes de questions
order-of-old = Quelque chose qu’une version plus ancienne a demandé

channel-simulated = Un canal simulé.
we-go-on-trying = Nous continuons d’essayer ; ce qui pouvait être entendu l’a été.
asked-again = Prochaine demande dans { $span }.
allowance = Il reste { $left } % de ce qu’on peut y demander.
allowance-until = Il reste { $left } % de ce qu’on peut y demander ; la totalité de nouveau : { $moment }.
what-does-not-work = Ce qui n’y fonctionne pas
webhooks = Webhooks
webhooks-more = Le réseau appelle cette adresse, la même pour tous les comptes de votre application :
webhooks-nothing = Rien n’est encore venu. Nous interrogeons le réseau tout de même.
delivery-new = nouveau
delivery-taken = reçu
delivery-kept = gardé
came-times = venu { $times } fois
disconnecting = Déconnecter fait oublier les clés. Ce qui a été dit reste dans la boîte de réception.
disconnect = Déconnecter { $channel }

only-owner-connects = Seule la direction connecte un canal.
what-each-can = Voici ce que chacun peut faire, ou non.
owner-will-need = Il lui faudra :
connect-demo = Ceci est une démo : le réseau est simulé et ne connaît que des comptes inventés.
sign-in-with = Se connecter avec { $network }
or-fill-in = Ou remplissez
connect-network = Connecter { $network }
no-app-id = Cette installation n’a pas encore d’identifiant d’application pour { $network }. La personne qui la gère l’ajoute ; la page du réseau dans la documentation dit comment.
not-allowed-there = Vous ne l’avez pas autorisé là-bas.
not-your-sign-in = Cette réponse ne correspond à aucune de vos connexions, ou à une trop ancienne. Recommencez depuis la page des canaux.
choice-too-old = Ce choix n’est plus valable. Recommencez depuis la page des canaux.
which-account = Lequel ?
no-account-there = Vous n’y gérez aucune page ni aucun compte. Demandez un rôle à son propriétaire, puis réessayez.
