"""One part with its real peers: engines, servers, processes, files."""
