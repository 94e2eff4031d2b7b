"""Processes of the bot and of the pages share arenas before they start threads."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import pytest

from bot.app import pages, service


class Reached(Exception):
    pass


@pytest.mark.parametrize(
    ("module", "start"),
    [
        (pages, pages.serve_alone),
        (service, partial(service.serve, chats=[], with_worker=False)),
    ],
)
async def test_arenas_are_shared_first(
    module: Any, start: Callable[[Any], Awaitable[None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def reach() -> None:
        raise Reached

    monkeypatch.setattr(module, "share_arenas", reach)
    with pytest.raises(Reached):
        await start(None)
