"""The tests of SQLite with the `database` of this folder."""

from tests.unit.storage.repositories.jobs.test_claims_by_ability import *  # noqa: F403
from tests.unit.storage.repositories.jobs.test_requests import *  # noqa: F403
from tests.unit.storage.repositories.jobs.test_rounds import *  # noqa: F403
from tests.unit.storage.repositories.pages.test_corrections import *  # noqa: F403
from tests.unit.storage.repositories.pages.test_shares import *  # noqa: F403
from tests.unit.storage.repositories.secrets.test_api_tokens import *  # noqa: F403
from tests.unit.storage.repositories.secrets.test_codes import *  # noqa: F403
from tests.unit.storage.repositories.secrets.test_web_sessions import *  # noqa: F403
from tests.unit.storage.repositories.test_announcements import *  # noqa: F403
from tests.unit.storage.repositories.test_audit import *  # noqa: F403
from tests.unit.storage.repositories.test_chats import *  # noqa: F403
from tests.unit.storage.repositories.test_deletions import *  # noqa: F403
from tests.unit.storage.repositories.test_deliveries import *  # noqa: F403
from tests.unit.storage.repositories.test_pending_replies import *  # noqa: F403
from tests.unit.storage.repositories.test_people import *  # noqa: F403
from tests.unit.storage.repositories.test_service_flags import *  # noqa: F403
from tests.unit.storage.repositories.test_statistics import *  # noqa: F403
from tests.unit.storage.repositories.test_transcripts import *  # noqa: F403
from tests.unit.storage.repositories.test_usage import *  # noqa: F403
from tests.unit.storage.repositories.test_voices import *  # noqa: F403
from tests.unit.storage.test_media_races import *  # noqa: F403
from tests.unit.storage.test_migrations import (  # noqa: F401
    test_migration_indexes_stored_transcripts_anew,
)
from tests.unit.storage.test_retention import *  # noqa: F403
