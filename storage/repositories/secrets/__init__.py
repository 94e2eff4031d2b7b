"""Codes and sessions of browsers: rows that have a digest in place of the secret."""
