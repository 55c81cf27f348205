to-content = Ir para o conteúdo
demo = Demo
demo-note = Isto é uma demo: a empresa, os clientes e as redes são simulados.
website = Site
menu = Menu
articles = Artigos
ask-us = Pergunte-nos
ask-us-something = Faça-nos uma pergunta
who-reads = Quem pode ler isto
only-you = Só você e { $business } podem ler esta página
comma = {", "}

## The porch light

open = Aberto
closed = Fechado
kept = { $cases ->
    [one] Cumprido em { $percent }% de { $cases } pergunta nos últimos { $days } dias
   *[other] Cumprido em { $percent }% de { $cases } perguntas nos últimos { $days } dias
}
porch-always-short = Sempre aberto
porch-always = Há sempre alguém
porch-open-until = { $when ->
    [today] Aberto até às { $time }
    [tomorrow] Aberto até amanhã às { $time }
    [week] Aberto até { $weekday } às { $time }
   *[far] Aberto até { $date }
}
porch-here-until = { $when ->
    [today] Há alguém até às { $time }
    [tomorrow] Há alguém até amanhã às { $time }
    [week] Há alguém até { $weekday } às { $time }
   *[far] Há alguém até { $date }
}
porch-closed-until = { $when ->
    [today] Fechado até às { $time }
    [tomorrow] Fechado até amanhã às { $time }
    [week] Fechado até { $weekday } às { $time }
   *[far] Fechado até { $date }
}
porch-back = { $when ->
    [today] Voltamos às { $time }
    [tomorrow] Voltamos amanhã às { $time }
    [week] Voltamos { $weekday } às { $time }
   *[far] Voltamos a { $date }
}
porch-nobody = De momento não há ninguém

## The foot

foot-come-by = Venha visitar-nos
foot-hours = Quando há alguém
foot-speak = Fale connosco
foot-follow = Siga-nos
foot-feed = Feed
foot-more = Mais
foot-staff = Equipa
imprint = Informação legal
privacy = Privacidade
statement-of = { $title } de { $business }

## Articles

article-on = Artigo, { $date }
article = Artigo
people-asked = { $people ->
    [one] { $people } pessoa perguntou
   *[other] { $people } pessoas perguntaram
}
people-asked-this = { $people ->
    [one] { $people } pessoa fez-nos esta pergunta.
   *[other] { $people } pessoas fizeram-nos esta pergunta.
}
reading-minutes = { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
}
articles-none = Ainda não há nada escrito. Pergunte-nos: talvez a sua pergunta seja a primeira.
articles-older = Artigos anteriores
newest = Mais recentes
ask-about = Tem uma pergunta sobre isto?
ask-about-lead = A sua pergunta vai para { $business }, não para uma máquina. Escolhe se outros a podem ler.
your-question = A sua pergunta
what-to-know = O que gostaria de saber?
go-on = Continuar
share-article = Partilhar este artigo
share-email = E-mail
copy-link = Copiar ligação
copied = Copiado
said = O que se diz
said-conversations = { $count ->
    [one] { $count } conversa
   *[other] { $count } conversas
}
said-later = { $span } depois
name-not-shown = nome não mostrado
simulated = simulado
somebody = Alguém

## Nothing is at this address

lost-title = Não está aqui
lost-heading = Esta página não está aqui
lost-words = Talvez tenha mudado de sítio, ou o endereço não está completo.
lost-articles = Os nossos artigos
