"""What holds on SQLite holds here: the same tests, on this folder's `database`."""

from tests.unit.storage.repositories.test_leases import *  # noqa: F403
