ask-hear-by = { $when ->
    [today] Terá notícias nossas hoje até às { $time }
    [tomorrow] Terá notícias nossas amanhã até às { $time }
    [week] Terá notícias nossas { $weekday } até às { $time }
   *[far] Terá notícias nossas a { $date } até às { $time }
}
ask-regarding = Sobre:
ask-where = Para onde podemos responder?
ask-email = O seu endereço de e-mail
ask-no-letters = Não podemos enviar e-mails: recebe uma página só sua, e a resposta fica lá. Guarde o endereço, é a única forma de lá voltar.
may-stay-empty = (opcional)
ask-name = O seu nome
ask-others = Outros também podem ler?
ask-others-no = Não, só entre nós
ask-others-no-more = Recebe uma página privada com a resposta
ask-others-yes = Sim, sem o meu nome
ask-others-yes-more = Pode ajudar mais alguém
ask-others-yes-looked-at = Pode ajudar mais alguém. Lemos antes de aparecer
ask-trap = Deixe este campo vazio
ask-send = Enviar a pergunta
ask-nothing-else = Sem conta, sem newsletter

ask-trap-filled = Deixe o último campo vazio, por favor.
ask-sent-other = Já enviou este formulário, e essa pergunta está connosco. Esta ainda não foi enviada: envie-a também, se quiser.
ask-too-many = Fez muitas perguntas numa hora. Espere um pouco e depois envie esta.
ask-sent-already = Esta pergunta já foi enviada.
ask-answer-comes = Esta pergunta já foi enviada. A resposta vai para o endereço que indicou.
text-empty = Ainda não há nada escrito.
text-too-long = { $over ->
    [one] Tem { $over } carácter a mais: cabem aqui no máximo { $most }.
   *[other] Tem { $over } caracteres a mais: cabem aqui no máximo { $most }.
}
not-an-address = “{ $address }” não é um endereço de e-mail para onde possamos escrever.

question-withdrawn = A sua pergunta foi retirada
question-with-us = A sua pergunta está connosco
question-added = O que acrescentou está connosco
question-answered = A sua pergunta tem resposta
question-here = A sua pergunta está aqui
question-again = Isto já foi enviado. Está aqui uma vez e não voltou a ser enviado.
question-late = Estamos atrasados, e pedimos desculpa
question-by = { $when ->
    [today] Respondemos hoje até às { $time }
    [tomorrow] Respondemos amanhã até às { $time }
    [week] Respondemos { $weekday } até às { $time }
   *[far] Respondemos a { $date } até às { $time }
}
question-seen = Já respondemos, e vemos o que escreveu depois.
question-anything-else = Mais alguma coisa?
question-letter = Escrevemos para { $email } e deixamos a resposta aqui.
question-keep-address = Guarde o endereço desta página: é a única forma de voltar.
question-you = Eu
question-gone = Retirado
question-not-shown = Não está no nosso site
question-shown-later = No nosso site depois de a lermos, sem o seu nome
question-shown = No nosso site, sem o seu nome
question-add = Quer acrescentar algo?
question-add-it = Acrescentar
question-sure = Retirar mesmo?
question-sure-more = As suas palavras são apagadas aqui e do nosso lado, e ninguém responde. Não é possível desfazer.
question-withdraw-it = Retirar e apagar
question-keep-it = Manter
question-withdraw = Retirar a pergunta e apagá-la
add-sent-other = Já enviou este formulário, e o que ele dizia está aqui. Estas palavras ainda não foram enviadas.
add-too-many = Escreveu muito numa hora. Espere um pouco e depois envie isto de novo.
