calendar-planned = Prévu
calendar-out = Sorti
calendar-wrong = Quelque chose ne va pas
calendar-leaving = En route
calendar-nothing = Rien ne sort ce mois-ci. Écrivez un article, et choisissez quand il paraît.
calendar-other-months = Autres mois
calendar-month-before = Le mois précédent
calendar-month-after = Le mois suivant

another-moment = Un autre moment
move-to-another-day = Déplacer à un autre jour
move-it = Déplacer
move-day = Jour
move-time = Heure
choose-day = Choisissez un jour. Rien n’a été déplacé.
choose-time = Choisissez une heure, par exemple 18:30. Rien n’a été déplacé.
