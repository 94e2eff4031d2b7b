"""Signing in by what a platform says of a person: inside Telegram, at Discord and at Google."""
