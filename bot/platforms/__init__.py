"""The chat port on each platform, one folder each, and helpers shared by them."""
