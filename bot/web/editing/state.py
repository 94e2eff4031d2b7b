"""The state of a text as the script of a page reads it: what changed, the speakers, versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bot.i18n.translator import timecode
from bot.web.editing.text import EditedText
from bot.web.transcript import Paragraph, shown_paragraphs
from storage.models import Change, Correction


def state_of(text: EditedText, since: Sequence[Correction], *, usual: bool) -> dict[str, Any]:
    """Return the state as JSON; `usual` is the usual direction of the page's text."""
    return {
        "version": text.version,
        "base": text.base,
        "made": text.made,
        "voices": voices_state(text),
        "changes": [_change(text, each.change, usual) for each in since],
    }


def voices_state(text: EditedText) -> list[dict[str, Any]]:
    """Return the speakers as JSON."""
    return [{"id": it.id, "name": it.name, "colour": it.colour} for it in text.voices.values()]


def _change(text: EditedText, change: Change, usual: bool) -> dict[str, Any]:
    """Return a splice of paragraphs; None for one without anything to read."""
    found = shown_paragraphs(text.with_segments(change.added), text.voices, usual)
    by_place = {each.place: each for each in found}
    added = [by_place.get(place) for place in range(len(change.added))]
    return {
        "at": change.at,
        "removed": len(change.removed),
        "added": [each and _paragraph(each) for each in added],
    }


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "start": f"{paragraph.start:.3f}",
        "time": timecode(paragraph.start),
        "voice": paragraph.voice,
        "colour": paragraph.colour,
        "language": paragraph.language,
        "rtl": paragraph.right_to_left,
        "pieces": list(_pieces(paragraph)),
    }


def _pieces(paragraph: Paragraph) -> Iterable[tuple[str, str | None, bool]]:
    for piece in paragraph.pieces:
        start = None if piece.start is None else f"{piece.start:.3f}"
        yield piece.text, start, piece.doubtful
