letter-from = Een antwoord van { $business }
letter-you-asked = Je vroeg:
letter-page = Het hele gesprek, met plek om terug te schrijven, alleen voor jou:
