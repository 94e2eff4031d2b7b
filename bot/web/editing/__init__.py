"""Correcting a transcript on the page of its result."""
