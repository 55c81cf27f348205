letter-from = Uma resposta de { $business }
letter-you-asked = Perguntou:
letter-page = Toda a conversa, com lugar para responder, só para si:
