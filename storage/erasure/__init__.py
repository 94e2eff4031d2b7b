"""Erasure of what a database keeps of deleted texts."""
