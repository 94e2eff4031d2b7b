"""Linking codes and remembered voices of a person."""
