"""Typed text to options, quotas and speaker names."""
