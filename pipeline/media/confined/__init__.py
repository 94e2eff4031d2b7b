"""Confined child processes, which open hostile media: their start, their locks, their messages."""
