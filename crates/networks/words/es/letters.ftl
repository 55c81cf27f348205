letter-from = Una respuesta de { $business }
letter-you-asked = Preguntaste:
letter-page = Toda la conversación, con sitio para responder, solo para ti:
