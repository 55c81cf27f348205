ask-hear-by = { $when ->
    [today] Odezwiemy się dzisiaj do { $time }
    [tomorrow] Odezwiemy się jutro do { $time }
    [week] Odezwiemy się { on-weekday } do { $time }
   *[far] Odezwiemy się { $date } do { $time }
}
ask-regarding = Dotyczy:
ask-where = Gdzie możemy odpowiedzieć?
ask-email = Twój adres e-mail
ask-no-letters = Nie możemy wysyłać e-maili: dostaniesz własną stronę i tam będzie odpowiedź. Zachowaj jej adres, to jedyna droga powrotna.
may-stay-empty = (nieobowiązkowe)
ask-name = Twoje imię
ask-others = Czy inni też mogą to czytać?
ask-others-no = Nie, tylko Ty i my
ask-others-no-more = Dostaniesz prywatną stronę z odpowiedzią
ask-others-yes = Tak, bez mojego imienia
ask-others-yes-more = Może pomoże komuś jeszcze
ask-others-yes-looked-at = Może pomoże komuś jeszcze. Przeczytamy, zanim się tam pojawi
ask-trap = Zostaw puste
ask-send = Wyślij pytanie
ask-nothing-else = Bez konta, bez newslettera

ask-trap-filled = Zostaw ostatnie pole puste.
ask-sent-other = Ten formularz był już wysłany i tamto pytanie jest u nas. To jeszcze nie zostało wysłane: wyślij je także, jeśli chcesz.
ask-too-many = W ciągu godziny przyszło od Ciebie dużo pytań. Poczekaj chwilę i wyślij to pytanie.
ask-sent-already = To pytanie zostało już wysłane.
ask-answer-comes = To pytanie zostało już wysłane. Odpowiedź przyjdzie na podany adres.
text-empty = Nic tu jeszcze nie ma.
text-too-long = { $over ->
    [one] Tekst jest o { $over } znak za długi: zmieści się najwyżej { $most }.
    [few] Tekst jest o { $over } znaki za długi: zmieści się najwyżej { $most }.
   *[many] Tekst jest o { $over } znaków za długi: zmieści się najwyżej { $most }.
}
not-an-address = „{ $address }” nie jest adresem e-mail, na który moglibyśmy napisać.

question-withdrawn = Twoje pytanie zostało wycofane
question-with-us = Twoje pytanie jest u nas
question-added = Twoje uzupełnienie jest u nas
question-answered = Jest odpowiedź na Twoje pytanie
question-here = Twoje pytanie jest tutaj
question-again = To zostało już wysłane. Jest tu raz i nie poszło ponownie.
question-late = Spóźniamy się i bardzo przepraszamy
question-by = { $when ->
    [today] Odpowiemy dzisiaj do { $time }
    [tomorrow] Odpowiemy jutro do { $time }
    [week] Odpowiemy { on-weekday } do { $time }
   *[far] Odpowiemy { $date } do { $time }
}
question-seen = Odpowiedzieliśmy i widzimy, co przyszło od Ciebie później.
question-anything-else = Coś jeszcze?
question-letter = Piszemy na { $email }, a odpowiedź będzie też tutaj.
question-keep-address = Zachowaj adres tej strony: to jedyna droga powrotna.
question-you = Ty
question-gone = Wycofane
question-not-shown = Nie ma tego na naszej stronie
question-shown-later = Na naszej stronie, gdy to przeczytamy, bez Twojego imienia
question-shown = Na naszej stronie, bez Twojego imienia
question-add = Chcesz coś dodać?
question-add-it = Dodaj
question-sure = Na pewno wycofać?
question-sure-more = Twoje słowa zostaną usunięte tutaj i u nas, i nikt nie odpowie. Tego nie da się cofnąć.
question-withdraw-it = Wycofaj i usuń
question-keep-it = Zostaw
question-withdraw = Wycofaj pytanie i usuń je
add-sent-other = Ten formularz był już wysłany i jego treść jest tutaj. Te słowa nie zostały jeszcze wysłane.
add-too-many = W ciągu godziny przyszło od Ciebie dużo wiadomości. Poczekaj chwilę i wyślij to ponownie.
