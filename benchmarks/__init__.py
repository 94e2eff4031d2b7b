"""What performance claims stand on; each module prints one table."""
