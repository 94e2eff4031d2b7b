"""A job from the bot's side: accept, download, redo, find, reopen and send again."""
