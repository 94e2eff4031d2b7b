"""Answer of a finished job in two forms: one message that fits anywhere and, for platforms that
can fold, a longer one whose sections open one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.chat import Message, Section, Span
from bot.chat.text import clip, units
from bot.i18n.translator import Translator, lasting, percent, timecode
from pipeline.export.direction import direction_of, leading_mark, summary_is_right_to_left
from storage.models import Chapter, Point, Result, Summary

_LINE = 300  # UTF-16 units of one note at the end; a note is one line
_RECEIPT = 500
_MORE = "\n\n"
_EXCERPT = 600  # UTF-16 units of the text that is shown open where there is no summary
_SHORT_TEXT = 1500  # UTF-16 units of a text shown in full: about two minutes of speech
SILENT = "nothing_said"
"""Code of the note for a recording without speech: its files would be empty."""


def is_silent(result: Result) -> bool:
    """Return whether the recording has no speech."""
    return any(note.code == SILENT for note in result.notes)


def stored_notes(result: Result, t: Translator) -> list[str]:
    """Return the remarks beside a result, each once."""
    notes = (each for each in result.notes if each.code != SILENT)
    return list(dict.fromkeys(t.coded("note", each.code, each.values) for each in notes))


def answer(
    result: Result, t: Translator, limit: int, notes: Sequence[str] = (), receipt: str = ""
) -> Message:
    """Return the whole answer within `limit` UTF-16 units. `notes` are added to the result's own.

    The headline, the facts, the notes and the receipt (without one: the engines) are always there.
    Between them comes as much of the summary as fits; the rest is in the files. A short recording
    shows its whole text, below a summary that says more than the text, and its actions and
    chapters.
    """
    top = _top(result, t, limit // 8)
    end = list(_footer(result, t, limit // 3, notes, receipt))
    more = t("answer-more")
    room = limit - _length(top + end) - units(_MORE + more)
    body, whole = _fill(_pieces(_sections(result, t)), room)
    rest = [] if whole else [Span(_MORE + more, "italic")]
    return Message(tuple(top + body + rest + end))


def chapter_list(result: Result, t: Translator, limit: int) -> str:
    """Return the chapters as plain lines within `limit` UTF-16 units; "" when there are none. In a
    file's caption their times are links; in a folded message they are not."""
    chapters = result.summary.chapters if result.summary else ()
    text = ""
    right_to_left = result.summary is not None and summary_is_right_to_left(result.summary)
    for chapter in chapters:
        point = _line(_point(chapter), result.end, right_to_left)
        line = (text or t("answer-chapters")) + point.text
        if units(line) > limit:
            break
        text = line
    return text


def folded(
    result: Result,
    t: Translator,
    limit: int,
    notes: Sequence[str] = (),
    receipt: str = "",
    transcript: str = "",
) -> tuple[Section, ...]:
    """Return the same answer as sections of at most `limit` UTF-16 units in all. The gist is open;
    chapters, talk time and the text (`transcript`, else its opening) are folded."""
    top = _top(result, t, limit // 8)
    end = _stripped(list(_footer(result, t, limit // 3, notes, receipt)))
    more = "\n" + t("answer-more")
    room = limit - _length(top + end) - units(more)
    folds = [Section("", tuple(top))]
    for section in _sections(result, t, transcript or result.opening):
        room -= units(section.title)
        body, whole = _fill(((piece, section.may_clip) for piece in section.lines), room)
        room -= _length(body)
        if body:
            rest = [] if whole else [Span(more, "italic")]
            folds.append(Section(section.title, tuple(_stripped(body) + rest)))
        if not whole:
            break
    return (*folds, Section("", tuple(end))) if end else tuple(folds)


# --- sections --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Section:
    """Section of the body. With `may_clip` a line that is too long is clipped, else left out."""

    title: str
    lines: tuple[Span, ...]
    may_clip: bool = False


def _shows_full_text(result: Result) -> bool:
    """Return whether the text is short enough to be shown in full in the message."""
    return result.whole and 0 < units(result.opening.strip()) <= _SHORT_TEXT


def _shown_summary(result: Result) -> Summary | None:
    """Return the summary, unless it only repeats the text that is shown beside it."""
    summary = result.summary
    return None if summary and summary.quoted and _shows_full_text(result) else summary


def _top(result: Result, t: Translator, limit: int) -> list[Span]:
    part = result.part
    facts = [f"{timecode(part[0])}–{timecode(part[1])}" if part else timecode(result.seconds)]
    if result.language:
        facts.append(t.language(result.language))
    if result.speakers:
        facts.append(t("answer-speakers", count=len(result.speakers)))
    if (
        _shows_full_text(result) and _shown_summary(result) is None
    ):  # a headline would repeat its first words
        return [Span(" · ".join(facts), "bold")]
    headline = result.headline.strip() or t("answer-empty")
    top = [Span(clip(headline, limit), "bold"), Span("\n" + " · ".join(facts))]
    return [*top, Span("\n\n" + t("answer-empty-next"))] if is_silent(result) else top


def _footer(
    result: Result, t: Translator, limit: int, more_notes: Sequence[str], receipt: str
) -> Iterator[Span]:
    gap, left = "\n\n", limit
    for note in dict.fromkeys([*stored_notes(result, t), *more_notes]):
        line = f"{gap}ℹ️ {clip(' '.join(note.split()), _LINE)}"
        if units(line) > left:
            break
        yield Span(line)
        gap, left = "\n", left - units(line)
    if receipt:
        yield Span("\n\n" + clip(receipt, _RECEIPT), "italic")
    elif result.engines:
        names = ", ".join(dict.fromkeys(result.engines.values()))
        yield Span("\n\n" + clip(t("answer-engines", engines=names), _LINE), "italic")


def _sections(result: Result, t: Translator, transcript: str = "") -> Iterator[_Section]:
    """Yield the sections of the body in order; a `transcript` comes last. A short text is open."""
    summary, opening, note = (
        _shown_summary(result),
        result.opening.strip(),
        _shows_full_text(result),
    )
    if summary and summary.gist.strip():
        usual = summary_is_right_to_left(summary)
        mark = leading_mark(summary.gist, direction_of(summary.gist, usual))
        yield _Section("", (Span(f"\n\n{mark}{summary.gist.strip()}"),), may_clip=True)
    if opening and (note or not summary):
        shown = clip(opening, _EXCERPT) if transcript and not note else opening
        yield _Section("", (Span(f"\n\n{shown}"),), may_clip=True)
    if summary:
        yield from _lists(summary, result.end, t)
    elif result.summary:  # the text is shown in full; actions and chapters add to it
        yield from _lists(replace(result.summary, points=()), result.end, t)
    if len(result.speakers) > 1:
        yield _Section(t("answer-shares"), tuple(_shares(result, t)))
    if transcript.strip() and not note and (summary or units(opening) > _EXCERPT):
        yield _Section(t("answer-transcript"), (Span(f"\n{transcript.strip()}"),), may_clip=True)


def _lists(summary: Summary, seconds: float, t: Translator) -> Iterator[_Section]:
    chapters = [_point(chapter) for chapter in summary.chapters]
    right_to_left = summary_is_right_to_left(summary)
    lists = (
        ("answer-points", summary.points),
        ("answer-decisions", summary.decisions),
        ("answer-actions", summary.actions),
        ("answer-questions", summary.questions),
        ("answer-chapters", chapters),
    )
    for title, points in lists:
        if points:
            lines = tuple(_line(point, seconds, right_to_left) for point in points)
            yield _Section(t(title), lines)


def _point(chapter: Chapter) -> Point:
    return Point(chapter.start, chapter.title)


def _line(point: Point, seconds: float, right_to_left: bool = False) -> Span:
    """Return a line with a time and its text. In a reply to a recording Telegram makes a time a
    link when it is plain, separate text and within the recording:
    https://github.com/tdlib/td/issues/1083. So a mark of the direction comes after it."""
    at = min(max(point.at, 0.0), seconds) if seconds > 0 else max(point.at, 0.0)
    text = " ".join(point.text.split())
    mark = leading_mark(text, direction_of(text, right_to_left))
    return Span(f"\n{timecode(at)}{mark} {text}")


def _shares(result: Result, t: Translator) -> Iterator[Span]:
    """Yield the talk time of each speaker, longest first. Not as `1:30`: Telegram would make it a
    link into the recording."""
    total = sum(share.seconds for share in result.speakers) or 1.0
    for share in sorted(result.speakers, key=lambda one: -one.seconds):
        name = clip(" ".join(share.name.split()), 60)
        yield Span(f"\n{name} {percent(t, share.seconds / total)} · {lasting(t, share.seconds)}")


# --- fitting the limit -----------------------------------------------------------------------


def _length(spans: Sequence[Span]) -> int:
    return sum(units(span.text) for span in spans)


def _stripped(spans: list[Span]) -> list[Span]:
    """Return the spans without the line breaks before the first one."""
    return [Span(spans[0].text.lstrip("\n"), spans[0].style), *spans[1:]] if spans else spans


def _pieces(sections: Iterator[_Section]) -> Iterator[tuple[Span, bool]]:
    """Yield titles and lines in order, each with whether it may be clipped."""
    for section in sections:
        if section.title:
            yield Span(f"\n\n{section.title}", "bold"), False
        for line in section.lines:
            yield line, section.may_clip


def _fill(pieces: Iterator[tuple[Span, bool]], room: int) -> tuple[list[Span], bool]:
    """Return the pieces up to the first that does not fit, and whether all did. Drops a title
    without lines."""
    spans: list[Span] = []
    for span, may_clip in pieces:
        if units(span.text) > room:
            if may_clip and room > 20:
                spans.append(Span(clip(span.text, room), span.style))
            if spans and spans[-1].style == "bold":
                spans.pop()
            return spans, False
        spans.append(span)
        room -= units(span.text)
    return spans, True
