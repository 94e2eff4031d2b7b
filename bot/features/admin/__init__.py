"""What administrators can ask for in a chat."""
