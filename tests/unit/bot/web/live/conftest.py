from __future__ import annotations

import pytest

from bot.web.live import hub


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "READ_SECONDS", 0.02)
