"""The service under test, emulated users, and helpers for both platforms."""
