"""Migrations of the tables; applied by `Database.open`.

To change the tables: edit a file in `storage/tables`, run
`python -m storage.migrations "What changes"`, and read what it wrote to `versions/`.
Rows whose models change format are rewritten there, too.
"""
