"""`mp4totext …`: what is typed at a command line, and what comes out of it there."""
