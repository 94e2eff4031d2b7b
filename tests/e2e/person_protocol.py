"""What a story needs of a platform: people who do things and see things. Every emulated platform
has them under these names, so that one story can be told on each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar

from storage.models import Account, Address

T = TypeVar("T")
P = TypeVar("P", bound="Post")


class File(Protocol):
    """A file in a chat."""

    @property
    def name(self) -> str: ...

    @property
    def content(self) -> bytes: ...


class Post(Protocol):
    """A message in a chat, as it is now."""

    @property
    def text(self) -> str: ...

    @property
    def kind(self) -> str: ...

    @property
    def labels(self) -> list[str]: ...

    @property
    def file(self) -> File | None: ...

    def carries(self, action: str) -> bool: ...

    def data_of(self, label: str) -> str: ...


class Talker(Protocol[P]):
    """Somebody in a chat with the bot."""

    @property
    def id(self) -> str: ...

    @property
    def account(self) -> Account: ...

    @property
    def address(self) -> Address: ...

    def says(self, text: str, reply_to: P | None = None) -> P: ...

    def sends_voice(self, path: Path, caption: str = "") -> P: ...

    def sends_video(self, path: Path, caption: str = "") -> P: ...

    def sends_document(self, path: Path, caption: str = "") -> P: ...

    def presses(self, post: P, label: str) -> object: ...

    def forges(self, post: P, data: str) -> object: ...

    def sees(self) -> list[P]: ...

    def answers(self, post: P) -> list[P]: ...

    def waits_for(self, seen: Callable[[], T | None], timeout: float, what: str = "") -> T: ...


Anybody = Talker[Any]
"""Somebody on the platform that a story is told on."""
