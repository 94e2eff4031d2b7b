"""Names of speakers given by the user, and their use in results computed before."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pipeline.stages.assign_speakers import default_name, shares
from storage.models import Line, Options, Point, SpeakerShare, Summary, Transcript


def names_for(transcript: Transcript, options: Options) -> Mapping[str, str]:
    """Return the names of the speakers of this transcript, by id.

    Names are given for all speakers of one answer. If the speakers differ now, for example after a
    request for another number of speakers, the names can't be assigned, so there are none.
    """
    names = dict(options.names)
    return names if names.keys() == {share.id for share in shares(transcript)} else {}


def with_names(summary: Summary | None, speakers: Sequence[SpeakerShare]) -> Summary | None:
    """Return the summary with the names of its speakers.

    Engines write «Speaker 1»; replacing it afterwards needs no new request to a model.
    """
    names = {
        default_name(number): share.name
        for number, share in enumerate(speakers, 1)
        if share.name != default_name(number)
    }
    if summary is None or not names:
        return summary
    pattern = re.compile(rf"\b({'|'.join(names)})\b", re.IGNORECASE)
    return _with_texts(summary, lambda it: pattern.sub(lambda at: names[at[0].capitalize()], it))


def renamed(
    summary: Summary | None, before: Sequence[SpeakerShare], after: Sequence[SpeakerShare]
) -> Summary | None:
    """Return a summary that has the names `before` with those that the same speakers have now."""
    now = {share.id: share.name for share in after}
    names = {
        share.name: now[share.id] for share in before if now.get(share.id, share.name) != share.name
    }
    if summary is None or not names:
        return summary
    longest = sorted(map(re.escape, names), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)({'|'.join(longest)})(?!\w)")
    return _with_texts(summary, lambda it: pattern.sub(lambda at: names[at[0]], it))


def _with_texts(summary: Summary, insert: Callable[[str], str]) -> Summary:
    """Return a summary whose texts went through a function."""

    def with_names_in(points: Sequence[Point]) -> tuple[Point, ...]:
        return tuple(replace(each, text=insert(each.text)) for each in points)

    return replace(
        summary,
        title=insert(summary.title),
        gist=insert(summary.gist),
        points=with_names_in(summary.points),
        chapters=tuple(replace(each, title=insert(each.title)) for each in summary.chapters),
        actions=with_names_in(summary.actions),
        decisions=with_names_in(summary.decisions),
        questions=with_names_in(summary.questions),
    )


def lines_of(transcript: Transcript, speakers: Sequence[SpeakerShare]) -> tuple[Line, ...]:
    """Return the searchable lines, with the displayed speakers if there are several."""
    names = {share.id: share.name for share in speakers} if len(speakers) > 1 else {}
    return tuple(
        Line(each.start, names.get(each.speaker or "", ""), " ".join(each.text.split()))
        for each in transcript.segments
    )
