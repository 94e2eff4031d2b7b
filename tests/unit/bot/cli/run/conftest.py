from __future__ import annotations

from collections.abc import Iterator

import pytest
from structlog.testing import capture_logs


@pytest.fixture(autouse=True)
def _errors_only() -> Iterator[None]:
    """Keep records of the work off the terminal, as the command does."""
    with capture_logs():
        yield
