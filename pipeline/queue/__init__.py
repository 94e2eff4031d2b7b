"""The queue: arq on Redis, or an embedded Valkey server."""
