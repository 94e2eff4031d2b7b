"""What is deleted and kept, with the `database` of the folder above."""

from tests.unit.storage.retention.test_command_line_results import *  # noqa: F403
from tests.unit.storage.retention.test_forgotten_accounts import *  # noqa: F403
from tests.unit.storage.retention.test_old_results import *  # noqa: F403
from tests.unit.storage.retention.test_recordings import *  # noqa: F403
from tests.unit.storage.retention.test_storing_media import *  # noqa: F403
from tests.unit.storage.test_media_races import *  # noqa: F403
from tests.unit.storage.test_retention_waits import *  # noqa: F403
from tests.unit.storage.test_shared_media import *  # noqa: F403
