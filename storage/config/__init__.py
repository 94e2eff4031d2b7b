"""How settings are read: `.env`, the form of values, folders, and the words for what is wrong."""
