invite-subject = { $who } vous invite chez { $business }
invite =
    { $who } vous invite au bureau de { $business }, avec le rôle : { $role }.

    Ce lien y crée votre place. Il sert une fois, pendant sept jours :
    { $link }

    Si vous ne connaissez pas { $who }, ne faites rien : sans le lien, il ne se passe rien.
reset-subject = Un nouveau mot de passe pour votre bureau
reset =
    Quelqu’un a demandé un nouveau mot de passe pour cette adresse, { $address }.

    Choisissez-le ici. Le lien sert une fois, pendant une heure :
    { $links }

    Si ce n’était pas vous, ne faites rien : votre mot de passe reste tel qu’il est.
reset-link =
    { $name }, chez { $places } :
    { $link }
changed-subject = Votre mot de passe a été changé
changed =
    Le mot de passe de votre bureau chez { $places } a été changé, et toutes les sessions ouvertes avec l’ancien ont été fermées.

    Si c’était vous, tout va bien. Sinon, choisissez-en un autre tout de suite et prévenez la direction :
    { $link }
test-subject = { $business } : les lettres arrivent
test =
    Voici la lettre d’essai que quelqu’un a demandée au bureau de { $business }.

    Qu’elle soit là veut dire que les lettres arrivent : les réponses aux questions de votre site, et ce que vous voulez savoir.

    { $link }
