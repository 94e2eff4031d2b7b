"""The Telegram adapter alone against the emulated Bot API: every method, over real sockets."""
