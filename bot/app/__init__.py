"""Composition: settings of all packages, platforms and the loops of a running service."""
