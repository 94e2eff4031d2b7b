"""SQLite: inline statements and group commit."""
