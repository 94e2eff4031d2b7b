"""Parsing of typed text: options, quotas and speaker names."""
