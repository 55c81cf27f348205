measures-how-long = Wie lange
measures-month = 30 Tage
measures-quarter = 12 Wochen
measures-year = Ein Jahr

measures-none-answered = Noch wurde keine Frage beantwortet.
measures-begin = Die Zahlen beginnen mit der ersten.
measures-half = { $clock ->
    [opening] Wer fragte, hatte in der Hälfte der Fälle innerhalb von { $span } Öffnungszeit eine Antwort.
   *[all] Wer fragte, hatte in der Hälfte der Fälle innerhalb von { $span } eine Antwort.
}
measures-one = { $clock ->
    [opening] Eine Frage wurde beantwortet, innerhalb von { $span } Öffnungszeit.
   *[all] Eine Frage wurde beantwortet, innerhalb von { $span }.
}
measures-middle = { $clock ->
    [opening] { $cases } Fragen wurden beantwortet, die mittlere innerhalb von { $span } Öffnungszeit.
   *[all] { $cases } Fragen wurden beantwortet, die mittlere innerhalb von { $span }.
}
measures-promises = { $cases ->
    [one] { $figure } Versprechen gehalten.
   *[other] { $figure } Versprechen gehalten.
}

measures-first-title = Erste Antwort
measures-first = { $answers ->
    [one] Nach Wochen. Die Hälfte war schneller als die untere Linie, neun von zehn schneller als die obere. { $answers } Antwort.
   *[other] Nach Wochen. Die Hälfte war schneller als die untere Linie, neun von zehn schneller als die obere. { $answers } Antworten.
}
measures-first-opening = { $answers ->
    [one] In Öffnungsstunden, nach Wochen. Die Hälfte war schneller als die untere Linie, neun von zehn schneller als die obere. { $answers } Antwort.
   *[other] In Öffnungsstunden, nach Wochen. Die Hälfte war schneller als die untere Linie, neun von zehn schneller als die obere. { $answers } Antworten.
}
chart-answers = Minuten bis zur ersten Antwort, Woche für Woche
chart-promise = was wir versprechen

measures-kept-title = Gehaltene Versprechen
measures-kept = Die Versprechen jeder Woche: unten in Grau die gehaltenen, darüber mit Zahl die { $broken }. { $kept } gehalten, { $count } gebrochen.
measures-broken = gebrochenen
chart-kept = Gehaltene und gebrochene Versprechen, Woche für Woche

measures-needs-title = Erfüllte Anliegen
measures-needs = Wie viele Personen auf ihre Frage eine öffentliche Antwort haben.
needs-bar = { $answered } beantwortet, { $begun } in Arbeit, { $open } offen
needs-bar-answered = beantwortet
needs-bar-begun = in Arbeit
needs-bar-open = offen
measures-started-title = Gespräche, die daraus wurden
measures-started = Je Artikel, überall, wo er erschienen ist.
measures-nothing-out = Noch ist kein Artikel draußen.
reactions = { $count ->
    [one] { $count } Reaktion
   *[other] { $count } Reaktionen
}
