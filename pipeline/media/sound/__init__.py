"""Mixing of channels and levelling, before sound becomes mono and 16 bit."""
