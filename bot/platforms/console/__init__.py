"""The chat port on a terminal."""
