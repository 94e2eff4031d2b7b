"""`mp4totext …`: arguments, exit statuses and what a terminal shows."""
