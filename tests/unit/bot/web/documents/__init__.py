"""Pages over HTTP, without a socket."""
