"""Pure functions from rows to messages and buttons."""
