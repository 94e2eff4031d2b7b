"""The answer to a finished job: what a person reads first, never more than one message long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.chat import Message, Span, Style
from bot.words import Tongue, timecode
from storage.models import Point, Result, Summary

_NOTE = 300  # UTF-16 units of one note; it is a line, not an essay
_MORE = "\n\n"


def units(text: str) -> int:
    """Length in UTF-16 code units, which is how platforms count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clip(text: str, limit: int) -> str:
    """`text` in at most `limit` UTF-16 units, cut between words and with an ellipsis. Only a
    word longer than half the limit (a script without spaces) is cut inside."""
    if units(text) <= limit:
        return text
    if limit < 1:
        return ""
    head = text.encode("utf-16-le", "surrogatepass")[: 2 * (limit - 1)].decode(
        "utf-16-le", "ignore"
    )
    if head.strip() and not text[len(head)].isspace():
        words = head.rsplit(None, 1)
        whole = words[0] if len(words) == 2 or head[:1].isspace() else ""
        if units(whole) >= limit // 2:
            head = whole
    return head.rstrip() + "…"


def answer(result: Result, say: Tongue, limit: int, notes: Sequence[str] = ()) -> Message:
    """The whole answer within `limit` UTF-16 units. `notes` are lines to add to the result's own.

    What always stands there: the headline, the facts, the notes, the engines. Between them as
    much of the summary as fits; the rest is in the files.
    """
    headline = result.headline.strip() or say("answer-empty")
    top = [Span(clip(headline, limit // 8), "bold"), Span("\n" + _facts(result, say))]
    end = list(_ending(result, say, limit // 3, notes))
    more = say("answer-more")
    room = limit - sum(units(span.text) for span in top + end) - units(_MORE + more)
    body, whole = _fill(_body(result, say), room)
    rest = [] if whole else [Span(_MORE + more, "italic")]
    return Message(tuple(top + body + rest + end))


def _facts(result: Result, say: Tongue) -> str:
    facts = [timecode(result.seconds)]
    if result.language:
        facts.append(result.language)
    if result.speakers:
        facts.append(say("answer-speakers", count=len(result.speakers)))
    return " · ".join(facts)


def _ending(result: Result, say: Tongue, limit: int, more_notes: Sequence[str]) -> Iterator[Span]:
    own = (say.coded("note", note.code, note.values) for note in result.notes)
    gap, left = "\n\n", limit
    for note in dict.fromkeys([*own, *more_notes]):
        line = f"{gap}ℹ️ {clip(' '.join(note.split()), _NOTE)}"
        if units(line) > left:
            break
        yield Span(line)
        gap, left = "\n", left - units(line)
    if result.engines:
        names = ", ".join(dict.fromkeys(result.engines.values()))
        yield Span("\n\n" + clip(say("answer-engines", engines=names), _NOTE), "italic")


Piece = tuple[str, Style, bool]
"""Text, style, and whether it may be clipped rather than left out."""


def _body(result: Result, say: Tongue) -> Iterator[Piece]:
    if result.summary:
        yield from _summary(result.summary, say)
    elif result.opening.strip():
        yield f"\n\n{result.opening.strip()}", "plain", True
    if len(result.speakers) > 1:
        total = sum(share.seconds for share in result.speakers) or 1.0
        shares = ", ".join(f"{one.name} {one.seconds / total:.0%}" for one in result.speakers)
        yield f"\n\n{say('answer-shares', shares=shares)}", "plain", False


def _summary(summary: Summary, say: Tongue) -> Iterator[Piece]:
    if summary.gist.strip():
        yield f"\n\n{summary.gist.strip()}", "plain", True
    chapters = [Point(chapter.start, chapter.title) for chapter in summary.chapters]
    lists = (
        ("answer-points", summary.points),
        ("answer-actions", summary.actions),
        ("answer-chapters", chapters),
    )
    for title, points in lists:
        for number, point in enumerate(points):
            if number == 0:
                yield f"\n\n{say(title)}", "bold", False
            yield f"\n{timecode(point.at)} {' '.join(point.text.split())}", "plain", False


def _fill(pieces: Iterator[Piece], room: int) -> tuple[list[Span], bool]:
    """Pieces in their order until one does not fit; whether all did. A title never stands alone."""
    spans: list[Span] = []
    for text, style, may_clip in pieces:
        if units(text) > room:
            if may_clip and room > 20:
                spans.append(Span(clip(text, room), style))
            if spans and spans[-1].style == "bold":
                spans.pop()
            return spans, False
        spans.append(Span(text, style))
        room -= units(text)
    return spans, True
