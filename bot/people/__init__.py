"""Linking codes and remembered voices of a person, and the deletion of their data."""
