ask-hear-by = { $when ->
    [today] Je hoort vandaag voor { $time } van ons
    [tomorrow] Je hoort morgen voor { $time } van ons
    [week] Je hoort { $weekday } voor { $time } van ons
   *[far] Je hoort op { $date } voor { $time } van ons
}
ask-regarding = Over:
ask-where = Waar mogen we je antwoorden?
ask-email = Je e-mailadres
ask-no-letters = We kunnen geen e-mail sturen: je krijgt een eigen pagina, en daar staat het antwoord. Bewaar het adres, het is de enige weg terug.
may-stay-empty = (mag leeg blijven)
ask-name = Je naam
ask-others = Mogen anderen meelezen?
ask-others-no = Nee, alleen jij en wij
ask-others-no-more = Je krijgt een eigen pagina voor het antwoord
ask-others-yes = Ja, zonder mijn naam
ask-others-yes-more = Misschien helpt het iemand anders
ask-others-yes-looked-at = Misschien helpt het iemand anders. We lezen het voordat het er staat
ask-trap = Laat dit leeg
ask-send = Verstuur de vraag
ask-nothing-else = Geen account, geen nieuwsbrief

ask-trap-filled = Laat het laatste veld leeg.
ask-sent-other = Je hebt dit formulier al eerder verstuurd, en die vraag is bij ons. Deze is nog niet verstuurd: verstuur hem ook als je wilt.
ask-too-many = Je hebt in een uur veel vragen gesteld. Wacht even en verstuur deze dan.
ask-sent-already = Deze vraag is al verstuurd.
ask-answer-comes = Deze vraag is al verstuurd. Het antwoord komt naar het adres dat je gaf.
text-empty = Er staat nog niets.
text-too-long = { $over ->
    [one] Het is { $over } teken te lang: er passen er hoogstens { $most }.
   *[other] Het is { $over } tekens te lang: er passen er hoogstens { $most }.
}
not-an-address = ‘{ $address }’ is geen e-mailadres waar we naar kunnen schrijven.

question-withdrawn = Je vraag is ingetrokken
question-with-us = Je vraag is bij ons
question-added = Je aanvulling is bij ons
question-answered = Je vraag is beantwoord
question-here = Je vraag is hier
question-again = Dit was al verstuurd. Het staat hier één keer en is niet nog eens verstuurd.
question-late = We zijn te laat, en dat spijt ons
question-by = { $when ->
    [today] We antwoorden vandaag voor { $time }
    [tomorrow] We antwoorden morgen voor { $time }
    [week] We antwoorden { $weekday } voor { $time }
   *[far] We antwoorden op { $date } voor { $time }
}
question-seen = We hebben geantwoord, en we zien wat je daarna schreef.
question-anything-else = Nog iets?
question-letter = We schrijven naar { $email } en zetten het antwoord hier.
question-keep-address = Bewaar het adres van deze pagina: het is de enige weg terug.
question-you = Jij
question-gone = Ingetrokken
question-not-shown = Niet op onze website
question-shown-later = Op onze website zodra we het gelezen hebben, zonder je naam
question-shown = Op onze website, zonder je naam
question-add = Wil je iets toevoegen?
question-add-it = Toevoegen
question-sure = Echt intrekken?
question-sure-more = Je woorden worden hier en bij ons gewist, en niemand antwoordt. Dat kan niet ongedaan worden gemaakt.
question-withdraw-it = Intrekken en wissen
question-keep-it = Bewaren
question-withdraw = Vraag intrekken en wissen
add-sent-other = Je hebt dit formulier al eerder verstuurd, en wat erin stond is hier. Deze woorden zijn nog niet verstuurd.
add-too-many = Je hebt in een uur veel geschreven. Wacht even en verstuur dit dan opnieuw.
