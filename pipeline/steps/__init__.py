"""The steps of one job, with their dependencies and results."""
