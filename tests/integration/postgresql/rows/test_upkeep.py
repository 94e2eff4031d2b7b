"""Blobs compared with rows, and figures of the service, with the `database` of the folder above."""

from tests.unit.storage.blob_upkeep.test_verify import *  # noqa: F403
from tests.unit.storage.state.test_figures import *  # noqa: F403
