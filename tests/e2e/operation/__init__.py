"""Crashes, settings, databases and proxies of a running service."""
