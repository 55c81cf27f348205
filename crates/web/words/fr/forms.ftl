sure = Vraiment ?
sure-keep = Le garder
sure-channel = Déconnecter « { $what } » ?
sure-this-channel = Déconnecter ce canal ?
sure-channel-more = Ses clés sont oubliées, et plus rien n’y est entendu ni envoyé. Ce qui y a été dit reste dans la boîte de réception ; reconnecté, il reprend.
sure-channel-yes = Le déconnecter
sure-colleague = Retirer « { $what } » de l’équipe ?
sure-this-colleague = Retirer cette personne de l’équipe ?
sure-colleague-more = Cette personne est déconnectée d’ici tout de suite, et ses jetons et ses invitations prennent fin. Ce qu’elle a écrit reste.
sure-colleague-yes = La retirer
sure-invitation = Annuler l’invitation de « { $what } » ?
sure-this-invitation = Annuler cette invitation ?
sure-invitation-more = Son lien n’ouvrira plus rien. Vous pourrez inviter de nouveau.
sure-invitation-yes = L’annuler
sure-token = Révoquer « { $what } » ?
sure-this-token = Révoquer ce jeton ?
sure-token-more = Ce qui utilise ce jeton est refusé à partir de maintenant. Il ne peut pas revenir ; on peut en créer un nouveau.
sure-token-yes = Le révoquer
sure-publication = Retirer « { $what } » ?
sure-this-publication = Retirer cette publication ?
sure-publication-more = Elle y est retirée, avec ce qu’on a écrit dessous sur ce réseau. Ce qui est arrivé dans la boîte de réception reste.
sure-publication-yes = La retirer là-bas
sure-plan = Annuler « { $what } » ?
sure-this-plan = Annuler cette publication prévue ?
sure-plan-more = Elle ne sort pas. Le texte reste, et peut être prévu de nouveau.
sure-plan-yes = L’annuler
sure-their-words = Supprimer « { $what } » là-bas ?
sure-these-words = Supprimer ce qui a été écrit là-bas ?
sure-their-words-more = C’est supprimé sur le réseau, avec ce que d’autres y ont répondu, pour tous et pour de bon. Plus personne n’attend de réponse à cela.
sure-their-words-yes = Supprimer là-bas
sure-piece = Retirer « { $what } » de partout ?
sure-this-piece = Retirer ce contenu de partout ?
sure-piece-more = Il quitte votre site et chaque canal où il se trouve. Ce qui a été fait reste un brouillon.

form-too-large = Cela fait plus de 2 Mo de texte, qui ne tiennent pas. Rien n’a été enregistré : revenez en arrière, tout y est encore.
form-cut = Le formulaire a été coupé en route. Rien n’a été enregistré.
form-sent-already = Ce formulaire a déjà été envoyé et ne l’est pas deux fois. Regardez ce qui est là.
form-sent-before = Ce formulaire a déjà été envoyé, et ce qu’il disait alors est là. Ce que vous avez changé depuis n’a pas été envoyé.
form-words-not-sent = Ces mots n’ont pas été envoyés
form-what-you-wrote = Ce que vous avez écrit
form-send-now = L’envoyer maintenant
form-do-not-send = Ne pas l’envoyer
form-words-here = Ce que vous avez écrit est ici
form-not-sent-yet = Vous êtes de nouveau connecté. Ceci n’a pas encore été envoyé.
signed-out-go-on = Vous êtes déconnecté. Reconnectez-vous dans un autre onglet, puis continuez ici.
signed-out-try-again = Vous êtes déconnecté. Reconnectez-vous dans un autre onglet, puis réessayez.

trouble-not-allowed = Votre rôle ne le permet pas. Demandez à la direction.
trouble-no-such = { $what ->
    [account] Ce compte n’existe pas ici.
    [album] Cet album n’existe pas ici.
    [answer] Cette réponse n’existe pas ici.
    [approval] Cet accord n’existe pas ici.
    [article] Cet article n’existe pas ici.
    [business] Cette entreprise n’existe pas ici.
    [channel] Ce canal n’existe pas ici.
    [colleague] Cette personne dans l’équipe n’existe pas ici.
    [conversation] Cette conversation n’existe pas ici.
    [demo] Cette démo n’existe pas ici.
    [file] Ce fichier n’existe pas ici.
    [folder] Ce dossier n’existe pas ici.
    [invitation] Cette invitation n’existe pas ici.
    [message] Ce message n’existe pas ici.
    [message-in-this-conversation] Ce message dans cette conversation n’existe pas ici.
    [need] Ce besoin n’existe pas ici.
    [network] Ce réseau n’existe pas ici.
    [order] Cet ordre n’existe pas ici.
    [page] Cette page n’existe pas ici.
    [photo] Cette photo n’existe pas ici.
    [picture] Cette image n’existe pas ici.
    [piece] Ce contenu n’existe pas ici.
    [publication] Cette publication n’existe pas ici.
    [question] Cette question n’existe pas ici.
    [question-in-this-need] Cette question dans ce besoin n’existe pas ici.
    [token] Ce jeton n’existe pas ici.
    [way-to-sign-in] Cette connexion n’existe pas ici.
    [webhook] Ce webhook n’existe pas ici.
    [website] Ce site n’existe pas ici.
   *[other] Rien de tel n’existe ici.
}
