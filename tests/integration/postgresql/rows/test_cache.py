"""The cache of a bucket, with the `database` of the folder above."""

from tests.unit.storage.blob_upkeep.test_cache import *  # noqa: F403
from tests.unit.storage.conftest import moto

__all__ = ["moto"]
