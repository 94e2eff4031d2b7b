"""The check of quotas by workers, with the `database` of the folder above."""

from tests.unit.pipeline.worker.test_quota_check import *  # noqa: F403
from tests.unit.storage.conftest import database

__all__ = ["database"]
