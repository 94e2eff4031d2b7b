"""Several tracks of one conversation: zip archives of them, and tracks of one file."""
