"""What a handler is given: services, the request, background tasks."""
