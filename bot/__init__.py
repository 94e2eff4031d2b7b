"""The bot: one conversation on several platforms."""
