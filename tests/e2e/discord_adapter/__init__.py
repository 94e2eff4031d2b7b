"""The Discord adapter alone, in this process, against a Discord of our own."""
