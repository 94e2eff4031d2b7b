"""Worker processes and their crashes."""
