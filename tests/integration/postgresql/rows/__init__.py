"""Tests of SQLite that run on PostgreSQL as they are.

`tests/unit/test_both_databases.py` finds those that are left out.
"""
