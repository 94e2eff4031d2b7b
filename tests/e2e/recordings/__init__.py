"""A recording from the upload to its answer."""
