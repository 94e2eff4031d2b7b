"""SQLite: statements, cancellation and group commit."""
