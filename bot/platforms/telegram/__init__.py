"""Telegram behind the chat port."""
