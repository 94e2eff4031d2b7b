"""Storage: the models, and the database and blob store that keep them."""
