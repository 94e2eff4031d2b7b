"""Downloads what a link leads to, safely."""
