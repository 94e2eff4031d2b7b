"""Benchmarks of single words: those that nobody said, and those that are marked as doubtful."""
