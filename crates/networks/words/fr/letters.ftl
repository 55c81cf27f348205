letter-from = Une réponse de { $business }
letter-you-asked = Vous avez demandé :
letter-page = Toute la conversation, et de quoi répondre, rien que pour vous :
