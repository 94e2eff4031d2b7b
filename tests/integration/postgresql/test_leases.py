"""The tests of SQLite with the `database` of this folder."""

from tests.unit.storage.repositories.jobs.test_leases import *  # noqa: F403
