"""Integration tests: one part with real engines, servers, processes and files."""
