"""Webhooks in the API for programs."""
