"""Checks and moves of all blobs, for the operator."""
