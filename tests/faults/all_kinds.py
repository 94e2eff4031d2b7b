"""All kinds of faults."""

from __future__ import annotations

from tests.faults.kinds import by_name
from tests.faults.network_faults import NETWORK_FAULTS
from tests.faults.platform_faults import PLATFORM_FAULTS
from tests.faults.point_faults import POINT_FAULTS
from tests.faults.process_faults import PROCESS_FAULTS
from tests.faults.storage_faults import STORAGE_FAULTS

KINDS = by_name(PROCESS_FAULTS, POINT_FAULTS, NETWORK_FAULTS, STORAGE_FAULTS, PLATFORM_FAULTS)
