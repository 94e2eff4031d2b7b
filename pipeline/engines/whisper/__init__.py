"""Whisper: which model a machine should use, where it comes from and on which device it runs."""
