tell = Dzień dobry, było od Ciebie pytanie w tej sprawie. Napisaliśmy, co wiemy: { $link }
tell-named = Dzień dobry, { $name }, było od Ciebie pytanie w tej sprawie. Napisaliśmy, co wiemy: { $link }
tell-short = Odpowiedzieliśmy na to tutaj: { $link }
draft-asked = O co ludzie pytają
draft-answered = Co odpowiadamy
