letter-from = جواب من { $business }
letter-you-asked = سألتَ:
letter-page = المحادثة كاملة، مع مكان للرد، لك وحدك:
