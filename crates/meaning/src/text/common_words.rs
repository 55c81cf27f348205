//! The small words of each language: few, but nearly every sentence has one.

/// ISO 639-1 code, and words (without accents, in lower case) that are common there and rare elsewhere.
pub(super) const COMMON_WORDS: [(&str, &str); 17] = [
    (
        "en",
        "the and is are you i my do does to of have has it this that what how when where can would not for with \
            your on be was will please there any which why still we an from if am get need want me",
    ),
    (
        "de",
        "der die das und ist ich sie nicht ein eine einen ihr wie wann wo kann konnen haben habe mit fur auf bei \
            von zum zur es gibt mein meine noch bitte sind wird mir auch im den dem wieviel welche heute morgen alle uhr kostet",
    ),
    (
        "fr",
        "le les des est et je vous une un pas pour que qui dans sur mon ma mes avec avez ou quand combien votre ce \
            cette au aux du il elle nous plus suis fait peut bonjour est-ce quel quelle moi mets coute",
    ),
    (
        "es",
        "el los las y es una para por que con del mi su cuanto cuando donde como tengo hay pero esta este al se lo \
            mas puede pueden hacer tienen quiero cual todavia llego cuesta hacen hola ustedes hoy recuerdame",
    ),
    (
        "pt",
        "o os as e uma um para por que com do da dos das meu minha voces voce nao tem quanto quando onde como ao no \
            na em esta este fazem ainda sao mais qual entregam posso pode seu custa",
    ),
    (
        "it",
        "il lo gli e una un per che con del della mio mia non quanto quando dove come sono avete posso puo questo \
            questa al alla di nel piu ma ancora vorrei fare ce quale le dei domani imposta sul mi costa",
    ),
    (
        "nl",
        "de het een en is ik je jullie niet van voor met op hoe wanneer waar kan kunnen hebben heb mijn dit dat zijn \
            er nog ook maar naar bij wat welke graag worden om te aan mij vandaag morgen",
    ),
    (
        "pl",
        "i w nie na sie jest do to ze z jak czy kiedy gdzie ile moj moja moje mam mozna prosze dla ale od po przez \
            co jaki jaka jakie bardzo juz jeszcze macie czas chce za",
    ),
    (
        "da",
        "og er jeg det ikke en et til af har med den pa min mit kan du i hvor hvornar hvordan hvad skal vil for \
            der mig om fra vaek sat gor bliver dag morgen nar",
    ),
    (
        "sv",
        "och ar jag det inte en ett till av har med den pa min mitt kan ni hur nar var vad ska vill for som mig om \
            fran ni i gor blir nagon hos",
    ),
    (
        "tr",
        "ve bir bu icin mi mu ne nasil nerede kac var yok cok ile benim bana da de olarak icin midir misiniz saat \
            bugun yarin gun ayarla goster hava kadar",
    ),
    (
        "id",
        "dan yang di ini itu untuk dengan saya apa apakah tidak ada bisa berapa kapan dimana bagaimana ke dari \
            akan sudah belum kami anda pada hari besok tolong jam putar ingatkan",
    ),
    (
        "ro",
        "si este nu pentru cu la un o sunt am aveti cand unde cum cat mea meu din pe mai care va rog fi daca livrati",
    ),
    (
        "cs",
        "a je ne na se v to ze s jak kdy kde kolik muj moje mate lze prosim pro ale od po jsem jste jeste uz nebo \
            jaky jake do mam bych",
    ),
    (
        "sr",
        "i je ne na se u da li kako kada gde gdje koliko moj moja moje imate molim za ali od sam ste jos vec ili \
            kakvo kakva sta sto danas sutra mi su cu ce bude podseti",
    ),
    (
        "hu",
        "a az es nem van hogy ez egy mikor hol mennyi mennyibe kerul lehet kerem vagy de meg is be ki ami mi \
            hogyan kell volt lesz",
    ),
    (
        "fi",
        "ja on ei se etta mika miten milloin missa paljonko onko voiko minun minulla teilla tama kun mutta myos \
            olen voi kiitos teette saa",
    ),
];
