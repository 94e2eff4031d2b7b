"""The port for health checks: loops that move, parts that are ready."""
