"""The Discord adapter alone, in this process, against the emulated Discord."""
