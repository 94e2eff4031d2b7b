"""The talk: one conversation, several platforms."""
