notice-late = { $span } de retard
notice-due = { $when ->
    [today] répondre aujourd’hui avant { $time }
    [tomorrow] répondre demain avant { $time }
    [week] répondre { $weekday } avant { $time }
   *[far] répondre le { $date } avant { $time }
}

notice-about-warning = { $whose } attend toujours : { $due }
notice-about-question = { $whose } attend : { $due }
notice-about-channel = { $whose } a besoin de vous
notice-about-answer = Votre réponse n’est pas partie : { $whose }
notice-about-publication = Non publié : { $whose }

notice-about = { $business } : { $parts }
notice-warnings = { $count ->
    [one] { $count } promesse est sur le point d’être rompue
   *[other] { $count } promesses sont sur le point d’être rompues
}
notice-questions = { $count ->
    [one] { $count } question attend
   *[other] { $count } questions attendent
}
notice-channels = { $count ->
    [one] { $count } canal a besoin de vous
   *[other] { $count } canaux ont besoin de vous
}
notice-answers = { $count ->
    [one] { $count } réponse n’est pas partie
   *[other] { $count } réponses ne sont pas parties
}
notice-publications = { $count ->
    [one] { $count } publication n’est pas sortie
   *[other] { $count } publications ne sont pas sorties
}

notice-somebody = Quelqu’un
notice-whose = { $who }, { $place }
notice-told = { $whose } : { $due }
notice-refused = Refusé : { $why }
notice-in-doubt = Incertain : { $why }
notice-reconnect = Il faut reconnecter le canal : { $why }. Rien n’est perdu d’ici là.
notice-troubled = La panne dure : { $why }. Nous continuons d’essayer.
notice-not-published = Non publié : { $why }
notice-attached = ({ $what })
notice-no-words = (sans texte)
attached-pictures = { $count ->
    [one] { $count } image
   *[other] { $count } images
}
attached-stickers = { $count ->
    [one] { $count } autocollant
   *[other] { $count } autocollants
}
attached-videos = { $count ->
    [one] { $count } vidéo
   *[other] { $count } vidéos
}
attached-sounds = { $count ->
    [one] { $count } enregistrement
   *[other] { $count } enregistrements
}
attached-places = { $count ->
    [one] { $count } lieu
   *[other] { $count } lieux
}
attached-contacts = { $count ->
    [one] { $count } fiche de contact
   *[other] { $count } fiches de contact
}
attached-links = { $count ->
    [one] { $count } lien
   *[other] { $count } liens
}
attached-files = { $count ->
    [one] { $count } fichier
   *[other] { $count } fichiers
}
attached-others = { $count ->
    [one] { $count } envoi sans texte
   *[other] { $count } envois sans texte
}
notice-more = Et { $count } de plus : { $link }
notice-foot =
    Votre rôle chez { $business } : { $role }. C’est à vous de choisir ce qu’on vous dit, et quand :
    { $link }

role-owner = direction
role-editor = rédaction
role-agent = réponses
role-viewer = lecture
