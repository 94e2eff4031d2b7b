"""PostgreSQL: engines, also behind a pooler."""
