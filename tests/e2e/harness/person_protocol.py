"""Protocols of emulated users and posts. Every emulated platform implements them, so that one test
can run on each."""

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
    """A message in a chat in its current form."""

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
    """A user in a chat with the bot."""

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

    def waits_for(self, condition: Callable[[], T | None], timeout: float, what: str = "") -> T: ...


Anybody = Talker[Any]
"""A user on any platform."""
