"""Backup and restore of rows and blobs, on both databases, and the way from one to the other."""
