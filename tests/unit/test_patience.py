"""Waits of end-to-end tests outlast a busy machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.harness import service, threaded_server
from tests.e2e.harness.service import Service
from tests.e2e.harness.threaded_server import wait_for_change

SOON, LATE = 0.01, 0.3


@dataclass
class SomeApi:
    """A Bot API that nobody asks."""

    token: str = "1:a"
    url: str = "http://127.0.0.1:1"


def true_after(seconds: float) -> Callable[[], bool]:
    until = time.monotonic() + seconds
    return lambda: time.monotonic() > until


def test_wait_lasts_longer_than_its_test_says(tmp_path: Path) -> None:
    assert wait_for_change(threading.Condition(), true_after(LATE), SOON, "", list)
    Service(tmp_path, SomeApi()).waits_for(true_after(LATE), SOON)


def test_wait_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (service, threaded_server):
        monkeypatch.setattr(module, "PATIENCE", SOON)
    with pytest.raises(AssertionError, match=r"waited 0 s for words; saw \['nothing'\]"):
        wait_for_change(threading.Condition(), lambda: None, SOON, "words", lambda: ["nothing"])
    with pytest.raises(AssertionError, match=r"waited 0\.01 s"):
        Service(tmp_path, SomeApi()).waits_for(lambda: False, SOON)
