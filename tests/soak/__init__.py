"""Soak test: half an hour of mixed load on the real service, which must end where it began."""
