"""The platforms behind the chat port, a folder each; none imports another."""
