"""Downloads of links, proxies, and connections that must not be made."""
