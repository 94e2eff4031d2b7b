"""Benchmarks behind the performance claims; each module prints one table."""
