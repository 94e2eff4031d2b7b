"""What holds on SQLite holds here: the same tests, on this folder's `database`."""

from tests.unit.storage.test_announcements import *  # noqa: F403
from tests.unit.storage.test_audit import *  # noqa: F403
from tests.unit.storage.test_chats import *  # noqa: F403
from tests.unit.storage.test_codes import *  # noqa: F403
from tests.unit.storage.test_deliveries import *  # noqa: F403
from tests.unit.storage.test_figures import *  # noqa: F403
from tests.unit.storage.test_jobs import *  # noqa: F403
from tests.unit.storage.test_media_races import *  # noqa: F403
from tests.unit.storage.test_people import *  # noqa: F403
from tests.unit.storage.test_questions import *  # noqa: F403
from tests.unit.storage.test_retention import *  # noqa: F403
from tests.unit.storage.test_switches import *  # noqa: F403
from tests.unit.storage.test_transcripts import *  # noqa: F403
from tests.unit.storage.test_usage import *  # noqa: F403
from tests.unit.storage.test_voices import *  # noqa: F403
