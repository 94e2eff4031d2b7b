"""Growth of the service: workers, the queue alone, long queues and many stored jobs."""
