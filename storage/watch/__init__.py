"""The port for health checks and metrics: loops that move, parts that are ready, figures."""
