"""The worker process: claims jobs, keeps their leases and ends their attempts."""
