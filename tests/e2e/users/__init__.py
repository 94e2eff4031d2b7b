"""Access, accounts, admins and what is remembered of a user."""
