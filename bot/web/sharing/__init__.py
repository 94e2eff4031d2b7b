"""Links with which people without an account read one result."""
