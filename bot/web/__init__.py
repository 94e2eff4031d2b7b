"""Results in a browser: pages on the same rows and rules as the chats."""
