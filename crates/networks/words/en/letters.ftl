# The letter an asker gets.

letter-from = An answer from { $business }
letter-you-asked = You asked:
letter-page = The whole conversation, and a place to write back, only for you:
