"""Composition: what a running program is put together from."""
