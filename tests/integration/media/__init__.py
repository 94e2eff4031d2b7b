"""Decoding, remuxing and the sandbox, with real files."""
