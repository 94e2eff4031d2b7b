"""The terminal behind the chat port."""
