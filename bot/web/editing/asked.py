"""Corrections that a page asks for, put onto the text as it is now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.parsing.numbers import small_number
from bot.parsing.speaker_names import clean
from bot.web.editing.text import EditedText
from pipeline.corrections import changes
from pipeline.corrections.changes import WrongChange
from pipeline.corrections.versions import Moved, moved
from storage.models import Change, ChangeKind, Correction

SAVE, WORDS, MERGE, SPEAKER, NAME = "save", "words", "merge", "speaker", "name"
UNDO, REDO = "undo", "redo"


class Conflict(Exception):
    """The sentences were changed since the page was loaded. `place` is where they are now; None
    when it is not about sentences, and then `text` is what was changed."""

    def __init__(self, place: Moved | None, text: str = "") -> None:
        super().__init__(text)
        self.place, self.text = place, text


@dataclass(frozen=True, slots=True)
class Asked:
    """A requested correction of the sentence at place `at` as it was in `version` of `base`; that
    of words, of `count` words from the `first` one on."""

    do: str
    at: int
    version: int
    base: str
    text: str
    speaker: str
    name: str
    first: int = 0
    count: int = 1

    @classmethod
    def of(cls, form: Mapping[str, str]) -> Asked:
        """Return what a form asks for."""
        return cls(
            form.get("do", ""),
            small_number(form.get("at", "")),
            small_number(form.get("version", "")),
            form.get("base", ""),
            form.get("text", ""),
            form.get("speaker", ""),
            form.get("name", ""),
        )


def change_of(asked: Asked, text: EditedText, since: Sequence[Correction]) -> Change:
    """Return the change of the text as it is now. `since` are the corrections that the page did not
    have. Raises WrongChange, and Conflict when one of them changed the same."""
    if asked.do == NAME:
        return _renamed(asked, text, since)
    place = moved(asked.at, 2 if asked.do == MERGE else 1, [each.change for each in since])
    if place.conflict:
        raise Conflict(place)
    match asked.do:
        case "save":
            return changes.write(text.transcript, place.at, asked.text)
        case "words":
            words = (asked.first, asked.count, asked.text)
            return changes.write_words(text.transcript, place.at, *words)
        case "merge":
            return changes.merge(text.transcript, place.at)
        case "speaker":
            return changes.give(text.transcript, place.at, asked.speaker)
        case _:
            raise WrongChange("gone")


def _renamed(asked: Asked, text: EditedText, since: Sequence[Correction]) -> Change:
    if asked.speaker not in text.voices:
        raise WrongChange("gone")
    names = text.names.get(asked.speaker, ""), clean(asked.name)
    if names[0] == names[1]:
        raise WrongChange("same")
    if any(each.change.speaker == asked.speaker for each in since):
        raise Conflict(None, text.voices[asked.speaker].name)
    return Change(ChangeKind.NAME, speaker=asked.speaker, names=names)
