"""Jobs in progress, as the cards of the chats show them, while somebody watches."""
