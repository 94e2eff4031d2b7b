"""The tests of the repositories on a real PostgreSQL server."""
