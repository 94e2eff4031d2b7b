"""Safe downloads of the content of links."""
