"""Features for administrators in a chat."""
