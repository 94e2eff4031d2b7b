"""The command line `mp4totext`: arguments, exit statuses and output on a terminal."""
