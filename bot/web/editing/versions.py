"""Versions of a text as its page lists them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.jobs.redo_rules import StoredAnswer
from bot.web.context import Web
from bot.web.editing.text import EditedText
from storage.models import Change, ChangeKind, Correction, Platform, Segment

MOST = 50
"""Versions that a page lists."""


@dataclass(frozen=True, slots=True)
class Version:
    """A correction: its number and kind, when and where it was made, and the text before and after
    it. `undoes` is the version that it takes back, or makes again."""

    number: int
    kind: ChangeKind
    when: str
    platform: Platform
    before: str
    after: str
    undoes: int


async def versions_of(web: Web, answer: StoredAnswer, text: EditedText | None) -> list[Version]:
    """Return the newest versions of a text, newest first."""
    if text is None:
        return []
    root = answer.root
    found = await web.query(lambda unit: unit.corrections.latest(root, MOST))
    return await asyncio.to_thread(_versions, [each for each in found if each.base == text.base])


def _versions(found: Sequence[Correction]) -> list[Version]:
    return [_version(each) for each in found]


def _version(correction: Correction) -> Version:
    change = correction.change
    before, after = texts_of(change)
    return Version(
        correction.version,
        change.kind,
        f"{correction.created:%Y-%m-%d %H:%M}",
        correction.author,
        before,
        after,
        change.undoes or 0,
    )


def texts_of(change: Change) -> tuple[str, str]:
    """Return the words, or the name, before and after a change."""
    return change.names if change.speaker else (_text(change.removed), _text(change.added))


def _text(segments: tuple[Segment, ...]) -> str:
    return " / ".join(" ".join(each.text.split()) for each in segments)
