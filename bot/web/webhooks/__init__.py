"""Webhooks: signed events that are posted to addresses of people, and their page."""
