"""The list of recordings: filters, search, tags, and the deletion of several."""
