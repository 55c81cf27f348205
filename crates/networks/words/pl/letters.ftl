letter-from = Odpowiedź: { $business }
letter-you-asked = Twoje pytanie:
letter-page = Cała rozmowa i miejsce na odpowiedź, tylko dla Ciebie:
