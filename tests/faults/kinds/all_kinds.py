"""All kinds of faults."""

from __future__ import annotations

from tests.faults.kinds.backups import BACKUP_FAULTS
from tests.faults.kinds.kind import by_name
from tests.faults.kinds.network import NETWORK_FAULTS
from tests.faults.kinds.platforms import PLATFORM_FAULTS
from tests.faults.kinds.points import POINT_FAULTS
from tests.faults.kinds.processes import PROCESS_FAULTS
from tests.faults.kinds.storage import STORAGE_FAULTS
from tests.faults.kinds.two_bots import TWO_BOTS_FAULTS

KINDS = by_name(
    PROCESS_FAULTS,
    POINT_FAULTS,
    TWO_BOTS_FAULTS,
    NETWORK_FAULTS,
    STORAGE_FAULTS,
    PLATFORM_FAULTS,
    BACKUP_FAULTS,
)
