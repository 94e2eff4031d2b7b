"""Installing it: the locks with old and new tools, and `make setup` on broken environments.

These take minutes and ask the package registry: `make installation` runs them.
"""
