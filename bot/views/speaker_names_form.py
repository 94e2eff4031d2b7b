"""The form for the speakers' names: a field for each, or, where there are too many, one for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.chat import Field
from bot.chat.text import clip
from bot.i18n.translator import Translator, lasting, percent
from bot.parsing import speaker_names
from bot.parsing.speaker_names import Names
from storage.models import SpeakerShare

ALL = "all"
"""The name of the one field for all; the others are called by their speaker's number."""
_LABEL, _TITLE, _HINT = 45, 45, 100
"""UTF-16 units: what the narrowest form has room for."""
_LONGEST = 4000


def names_form(
    title: str, speakers: Sequence[SpeakerShare], now: Names, most: int, t: Translator
) -> tuple[str, tuple[Field, ...]]:
    """Title and fields, at most so many. What stands in them are the names given until `now`;
    what stands behind, the first words of each."""
    given = dict(now)
    if len(speakers) > most:
        return clip(title, _TITLE), (_for_all(speakers, given, t),)
    total = sum(share.seconds for share in speakers) or 1.0
    return clip(title, _TITLE), tuple(
        Field(
            f"{number}",
            clip(_label(number, share, total, t), _LABEL),
            value=given.get(share.id, ""),
            hint=clip(share.opening, _HINT),
            longest=speaker_names.LONGEST,
        )
        for number, share in enumerate(speakers, 1)
    )


def _label(number: int, share: SpeakerShare, total: float, t: Translator) -> str:
    part = percent(t, share.seconds / total)
    return f"{t('names-clip', number=number)} · {part} · {lasting(t, share.seconds)}"


def _for_all(speakers: Sequence[SpeakerShare], given: Mapping[str, str], t: Translator) -> Field:
    """A line for each, as people type them; those who find no room can be named elsewhere."""
    text = ""
    for number, share in enumerate(speakers, 1):
        line = f"{number} = {given.get(share.id, '')}".rstrip() + "\n"
        if len(text) + len(line) > _LONGEST // 2:  # the other half is for what is typed
            break
        text += line
    return Field(ALL, clip(t("names-all"), _LABEL), text, longest=_LONGEST, lines=True)


def read(values: Mapping[str, str], speakers: Sequence[SpeakerShare], now: Names) -> Names:
    """The names after what was filled in. What a form leaves out stays. Raises InvalidOption."""
    if (text := values.get(ALL)) is not None:
        return speaker_names.read(text, speakers, now)
    known = dict(now)
    return tuple(
        (
            share.id,
            speaker_names.clean(values[f"{number}"])
            if f"{number}" in values
            else known.get(share.id, ""),
        )
        for number, share in enumerate(speakers, 1)
    )
