"""Duplicates of messages whose answer was lost: recorded, found and deleted."""
