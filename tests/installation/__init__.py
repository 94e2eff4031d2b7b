"""Installation tests: the locks with old and new tools, and `make setup` on broken environments.

These take minutes and contact the package registry: `make installation` runs them.
"""
