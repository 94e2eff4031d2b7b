"""How the tables came to be what they are; applied by `Database.open`.

To change the tables: edit a file in `storage/tables`, run
`python -m storage.migrations "What changes"`, and read what it wrote to `versions/`.
Rows whose nouns change shape are rewritten there, too.
"""
