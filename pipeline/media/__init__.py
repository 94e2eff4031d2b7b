"""Hostile media: decoded, remuxed and shrunk in confined child processes."""
