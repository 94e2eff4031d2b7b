"""The tests of rows, once more on a real PostgreSQL server."""
