"""Discord behind the chat port."""
