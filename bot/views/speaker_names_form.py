"""Form for the speakers' names: a field for each or, for many speakers, one field for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.chat import Field
from bot.chat.text import clip
from bot.i18n.translator import Translator, lasting, percent
from bot.parsing import speaker_names
from bot.parsing.speaker_names import Names
from storage.models import SpeakerShare

ALL = "all"
"""Name of the single field for all speakers; other fields have the speaker's number as name."""
_LABEL, _TITLE, _HINT = 45, 45, 100
"""UTF-16 units; the limits of the platform with the narrowest forms."""
_LONGEST = 4000


def names_form(
    title: str, speakers: Sequence[SpeakerShare], now: Names, most: int, t: Translator
) -> tuple[str, tuple[Field, ...]]:
    """Return the title and at most `most` fields. Their values are the names `now`; their hints are
    the first words of each speaker."""
    given = dict(now)
    if len(speakers) > most:
        return clip(title, _TITLE), (_field_for_all(speakers, given, t),)
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


def _field_for_all(
    speakers: Sequence[SpeakerShare], given: Mapping[str, str], t: Translator
) -> Field:
    """Return one field with a line for each speaker, as users type them. Speakers who do not fit
    in can be named by command."""
    text = ""
    for number, share in enumerate(speakers, 1):
        line = f"{number} = {given.get(share.id, '')}".rstrip() + "\n"
        if len(text) + len(line) > _LONGEST // 2:  # leaves half of the field for typing
            break
        text += line
    return Field(ALL, clip(t("names-all"), _LABEL), text, longest=_LONGEST, lines=True)


def read(values: Mapping[str, str], speakers: Sequence[SpeakerShare], now: Names) -> Names:
    """Return the names after the form was filled in; speakers without a field keep their names.
    Raises InvalidOption."""
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
