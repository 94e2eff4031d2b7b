"""`mp4totext run`: recordings transcribed at the command line, without a chat or a queue."""
