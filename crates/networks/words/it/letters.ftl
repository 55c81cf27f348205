letter-from = Una risposta da { $business }
letter-you-asked = Hai chiesto:
letter-page = Tutta la conversazione, con lo spazio per rispondere, solo per te:
