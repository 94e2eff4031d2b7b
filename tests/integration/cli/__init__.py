"""The command line in separate processes."""
