"""The tests of the repositories with the `database` of the folder above."""

from tests.unit.storage.repositories.jobs.test_claims import *  # noqa: F403
from tests.unit.storage.repositories.jobs.test_claims_by_ability import *  # noqa: F403
from tests.unit.storage.repositories.jobs.test_order import *  # noqa: F403
from tests.unit.storage.repositories.jobs.test_requests import *  # noqa: F403
from tests.unit.storage.repositories.jobs.test_rounds import *  # noqa: F403
from tests.unit.storage.repositories.pages.test_corrections import *  # noqa: F403
from tests.unit.storage.repositories.pages.test_library import *  # noqa: F403
from tests.unit.storage.repositories.pages.test_shares import *  # noqa: F403
from tests.unit.storage.repositories.pages.test_tags import *  # noqa: F403
from tests.unit.storage.repositories.secrets.test_api_tokens import *  # noqa: F403
from tests.unit.storage.repositories.secrets.test_codes import *  # noqa: F403
from tests.unit.storage.repositories.secrets.test_joined_logins import *  # noqa: F403
from tests.unit.storage.repositories.secrets.test_used_proofs import *  # noqa: F403
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
from tests.unit.storage.repositories.test_usage import *  # noqa: F403
from tests.unit.storage.repositories.test_voices import *  # noqa: F403
from tests.unit.storage.repositories.transcripts.test_owners import *  # noqa: F403
from tests.unit.storage.repositories.transcripts.test_scripts import *  # noqa: F403
from tests.unit.storage.repositories.transcripts.test_words import *  # noqa: F403
from tests.unit.storage.repositories.webhooks.test_webhook_deliveries import *  # noqa: F403
from tests.unit.storage.repositories.webhooks.test_webhooks import *  # noqa: F403
from tests.unit.storage.test_hostile_migrations import (  # noqa: F401
    test_kinds_and_speakers_are_read_from_broken_texts,
)
from tests.unit.storage.test_migrations import (  # noqa: F401
    test_migration_indexes_stored_transcripts_anew,
)
