"""The README's pictures, made from a real run: `python -m tests.e2e.pictures`."""
