"""Statements of deleted rows, with the `database` of the folder above."""

from tests.unit.storage.test_compiled_statements import *  # noqa: F403
