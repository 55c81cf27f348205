letter-from = Eine Antwort von { $business }
letter-you-asked = Sie haben gefragt:
letter-page = Das ganze Gespräch, mit Platz zum Zurückschreiben, nur für Sie:
