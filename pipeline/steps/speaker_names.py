"""Speakers as a person named them: which names hold, and names put into what was stored before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.stages.speakers import shares, unnamed
from storage.models import Line, Options, SpeakerShare, Summary, Transcript


def names_for(transcript: Transcript, options: Options) -> Mapping[str, str]:
    """What to call the speakers of this transcript, by id.

    Names are given for all speakers of one answer. Where there are others now, as when somebody
    asked for another number of speakers, nobody can say who is who: nobody has a name.
    """
    names = dict(options.names)
    return names if names.keys() == {share.id for share in shares(transcript)} else {}


def renamed(summary: Summary | None, speakers: Sequence[SpeakerShare]) -> Summary | None:
    """The summary with its speakers called by their names. Engines write «Speaker 1»; to put the
    names in afterwards asks no model again."""
    names = {
        unnamed(number): share.name
        for number, share in enumerate(speakers, 1)
        if share.name != unnamed(number)
    }
    if summary is None or not names:
        return summary
    wanted = re.compile(rf"\b({'|'.join(names)})\b", re.IGNORECASE)

    def put(text: str) -> str:
        return wanted.sub(lambda found: names[found[0].capitalize()], text)

    return replace(
        summary,
        title=put(summary.title),
        gist=put(summary.gist),
        points=tuple(replace(each, text=put(each.text)) for each in summary.points),
        chapters=tuple(replace(each, title=put(each.title)) for each in summary.chapters),
        actions=tuple(replace(each, text=put(each.text)) for each in summary.actions),
    )


def lines_of(transcript: Transcript, speakers: Sequence[SpeakerShare]) -> tuple[Line, ...]:
    """What was said, to be searched; speakers as they are shown, if there are several."""
    names = {share.id: share.name for share in speakers} if len(speakers) > 1 else {}
    return tuple(
        Line(each.start, names.get(each.speaker or "", ""), " ".join(each.text.split()))
        for each in transcript.segments
    )
