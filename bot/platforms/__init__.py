"""The chat port on each platform: one folder for each."""
