"""All kinds of faults."""

from __future__ import annotations

from tests.faults.kinds import by_name
from tests.faults.process_faults import PROCESS_FAULTS

KINDS = by_name(PROCESS_FAULTS)
