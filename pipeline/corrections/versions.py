"""Versions of a transcript: corrections are put onto it, moved behind each other, and undone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from storage.models import Change, ChangeKind, Correction, Segment, Transcript
from storage.serialization import to_json


@dataclass(frozen=True, slots=True)
class Moved:
    """Place of sentences after later corrections. `conflict`: one of these changed them."""

    at: int
    count: int
    conflict: bool = False


def digest_of(transcript: Transcript) -> str:
    """Return the digest of what is said, by whom and when, to the millisecond."""
    plain = [
        [
            round(it.start, 3), round(it.end, 3), it.text, it.speaker,
            [[round(word.start, 3), round(word.end, 3), word.text] for word in it.words],
        ]
        for it in transcript.segments
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(plain).encode()).hexdigest()


def corrected(transcript: Transcript, changes: Iterable[Change]) -> Transcript:
    """Return the transcript with these changes, made in their order."""
    segments = list(transcript.segments)
    for change in changes:
        segments[change.at : change.at + len(change.removed)] = change.added
    return replace(transcript, segments=tuple(segments))


def names_after(names: Mapping[str, str], changes: Iterable[Change]) -> dict[str, str]:
    """Return the names of speakers, by id, after these changes."""
    found = dict(names)
    for change in changes:
        if change.speaker:
            found[change.speaker] = change.names[1]
    return found


def moved(at: int, count: int, later: Iterable[Change]) -> Moved:
    """Return where `count` sentences at a place are after later changes."""
    conflict = False
    for change in later:
        if change.speaker or not (change.removed or change.added):
            continue
        gone, came = len(change.removed), len(change.added)
        end = change.at + gone
        if end <= at:
            at += came - gone
        elif change.at < at + count:
            conflict = True
            last = max(at + count, end) + came - gone
            at = min(at, change.at)
            count = last - at
    return Moved(at, count, conflict)


def undone(corrections: Sequence[Correction]) -> Change | None:
    """Return the change that takes back the newest correction that still counts; None if there is
    none."""
    counting, _ = _stacks(corrections)
    if not counting:
        return None
    last = counting[-1].change
    return Change(
        ChangeKind.UNDO,
        last.at,
        last.added,
        last.removed,
        last.speaker,
        (last.names[1], last.names[0]),
        counting[-1].version,
    )


def redone(corrections: Sequence[Correction]) -> Change | None:
    """Return the change that makes the correction again that was taken back last; None if there is
    none, or the text was corrected since."""
    _, taken_back = _stacks(corrections)
    if not taken_back:
        return None
    last = taken_back[-1]
    return replace(last.change, kind=ChangeKind.REDO, undoes=last.version)


def _stacks(corrections: Sequence[Correction]) -> tuple[list[Correction], list[Correction]]:
    """Return the corrections that count, and those that were taken back and can be made again, each
    with the newest one last."""
    counting: list[Correction] = []
    taken_back: list[Correction] = []
    for each in corrections:
        if each.change.kind is ChangeKind.UNDO:
            taken_back.append(counting.pop())
        elif each.change.kind is ChangeKind.REDO:
            counting.append(taken_back.pop())
        else:
            counting.append(each)
            taken_back.clear()
    return counting, taken_back


def same_sentences(one: Sequence[Segment], other: Sequence[Segment]) -> bool:
    """Return whether these segments are equal, to the millisecond."""
    return digest_of(Transcript("", 0.0, tuple(one))) == digest_of(
        Transcript("", 0.0, tuple(other))
    )


def size_of(change: Change) -> int:
    """Return the bytes that a change takes where it is stored."""
    return len(to_json(change))
