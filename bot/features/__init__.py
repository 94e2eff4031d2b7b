"""What people can ask for: one module each, written once for every platform."""
