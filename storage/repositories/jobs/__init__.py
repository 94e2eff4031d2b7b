"""Jobs: what the bot writes, what workers write, what is read, and turns in the queue."""
