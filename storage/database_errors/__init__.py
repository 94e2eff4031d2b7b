"""Errors of the database: while it is opened, and those that a new transaction may not meet."""
