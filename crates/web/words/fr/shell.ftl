desk = Bureau
today = Aujourd’hui
inbox = Réception
needs = Besoins
media = Médias
calendar = Calendrier
measures = Mesures
channels = Canaux
settings = Réglages
rests = { $when ->
    [today] Ceci est une copie, restaurée d’une sauvegarde d’aujourd’hui, { $time }. Elle est au repos : ce que vous écrivez ici est gardé, et rien n’est envoyé ni relevé tant que la personne qui la gère ne dit pas qu’elle prend le relais.
    [yesterday] Ceci est une copie, restaurée d’une sauvegarde d’hier, { $time }. Elle est au repos : ce que vous écrivez ici est gardé, et rien n’est envoyé ni relevé tant que la personne qui la gère ne dit pas qu’elle prend le relais.
   *[far] Ceci est une copie, restaurée d’une sauvegarde du { $date }, { $time }. Elle est au repos : ce que vous écrivez ici est gardé, et rien n’est envoyé ni relevé tant que la personne qui la gère ne dit pas qu’elle prend le relais.
}
counts-wait = { $count ->
    [one] attend
   *[other] attendent
}
counts-new = { $count ->
    [one] { $count } nouveau
   *[other] { $count } nouveaux
}
counts-fresh = { $count ->
    [one] nouveau
   *[other] nouveaux
}
demo-simulated = Tout est simulé ici.
demo-more = Chaque réseau, chaque client et l’horloge ; rien ne quitte cette machine.
time-runs = Le temps passe
speed-real = comme d’habitude
speed = { $times } fois plus vite
set = Régler
keys = Touches
close = Fermer
keys-everywhere = Partout
keys-inbox = Dans la boîte de réception
key-today = aller à Aujourd’hui
key-inbox = aller à la boîte de réception
key-needs = aller aux besoins
key-media = aller aux médias
key-calendar = aller au calendrier
key-search = chercher
key-leave = quitter un champ, fermer ce qui est ouvert
key-keys = afficher ces touches
key-next = conversation suivante
key-before = conversation précédente
key-open = l’ouvrir
key-reply = répondre
key-note = note, visible de nous seuls
key-send = envoyer ce qui est écrit
key-undo = annuler, tant que ce n’est pas parti ou juste après la fermeture
key-assign = attribuer à quelqu’un
key-close = fermer : pas de réponse nécessaire
key-waits = après une réponse, la prochaine qui attend
keys-album = Dans un album
key-photo-up = photo un rang plus haut
key-photo-down = photo un rang plus bas
