"""State of the database and the blob store, for the port for health checks and metrics."""
