"""The arguments of handlers: services, the request, background tasks."""
