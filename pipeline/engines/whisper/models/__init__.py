"""Whisper models: names, choice, download and storage."""
