"""How the tables came to be what they are; applied by `Database.open`."""
