script-leaves-in = part dans { $seconds } s
script-something-new = Du nouveau : l’afficher
script-changed-meanwhile = Cette page a changé entre-temps : l’afficher, sans vos modifications ici

script-is-reading = { $name } lit aussi
script-is-writing = { $name } écrit
script-too-long = { $over } de trop
script-bytes-too-long = { $over } octets de trop
script-only-we = Visible de nous seuls
script-only-they = Visible seulement de la personne

script-files-too-large = Ces fichiers font { $size } Mo ; 30 au plus tiennent à la fois. Choisissez-en moins, ou de plus petits.
script-save-first = Le texte n’est pas encore enregistré. Enregistrez-le d’abord, puis recommencez.
script-not-sent = Pas envoyé : il n’y a pas de connexion. Ce que vous avez écrit est encore là ; renvoyez-le quand il y en aura une.
script-did-not-work = Cela n’a pas marché. Ce que vous avez écrit est encore là.
script-signed-out = Vous avez été déconnecté entre-temps. Ce que vous avez écrit est encore là :
script-sign-in-elsewhere = connectez-vous dans un autre onglet, puis renvoyez-le.
script-send-these-too = Renvoyez pour envoyer ceux-ci aussi.

script-kilobytes = { $size } Ko
script-megabytes = { $size } Mo
script-uploads = Images en cours d’ajout
script-up-one = { $up } image sur 1 est en ligne
script-up-of = { $up } images sur { $count } sont en ligne
script-of-file = { $name } : { $words }
script-cancel = Annuler
script-progress-of = Avancement de { $name }
script-cancelled = Annulé
script-waits = Attend
script-being-read = En cours de lecture
script-added = Ajouté
script-picture-too-large = Pas ajouté : elle fait { $size } Mo ; 30 au plus tiennent. Choisissez-en une plus petite.
script-stood-still = Pas ajouté : la connexion s’est arrêtée. Réessayez.
script-not-added-offline = Pas ajouté : il n’y a pas de connexion. Réessayez quand il y en aura une.
script-not-added-signed-out = Pas ajouté : vous avez été déconnecté entre-temps. Connectez-vous dans un autre onglet, puis réessayez.
script-not-added = Pas ajouté : { $why }
script-could-not-take = le serveur n’a pas pu la prendre maintenant.
script-refused-it = le serveur l’a refusée.

script-link-words = mots
script-writing = En cours d’écriture…
script-saved = Enregistré
script-saved-not-out = Enregistré, pas encore sorti
script-not-saved = Pas enregistré : pas de connexion. Votre texte est encore là.
script-back-again = Écrit ici auparavant et pas enregistré : c’est de retour.
