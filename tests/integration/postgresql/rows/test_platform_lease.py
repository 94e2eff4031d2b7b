"""The lease of a platform, with the `database` of the folder above."""

from tests.unit.bot.app.test_platform_lease import *  # noqa: F403
from tests.unit.bot.app.test_platform_lease import _short_waits
from tests.unit.storage.conftest import database

__all__ = ["_short_waits", "database"]
