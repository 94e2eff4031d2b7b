"""The adapter alone against the Bot API server: every verb, over real sockets."""
