"""Campaigns of faults on the real service: each recording must be answered exactly once."""
