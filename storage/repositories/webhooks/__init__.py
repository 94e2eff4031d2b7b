"""Webhooks, the events for them, and the deliveries of these."""
