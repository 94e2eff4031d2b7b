"""Worker processes, and crashes of them."""
