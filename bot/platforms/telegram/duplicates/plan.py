"""Rules of the search for duplicates in one chat. Pure.

A send is settled when a later send with the same key was answered: then any other message of it is
a duplicate. A duplicate has an id between the newest one before the send and the one of the answer,
and the fingerprint of the send.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from storage.models import SendRecord, SendState

MOST = 30
"""Ids that are asked about for one send."""
WIDEST = 1000
"""Ids behind the newest one before a send that are looked at; most are known."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Verdict on a message of the bot: delete it as a duplicate of `duplicate_of`, else give
    it back its `buttons` (JSON)."""

    duplicate_of: SendRecord | None = None
    buttons: str = ""
    known: bool = True


def uncertain(records: Sequence[SendRecord]) -> list[SendRecord]:
    """Return the sends whose answer was lost."""
    return [it for it in records if it.state is SendState.UNCERTAIN]


def answer_to(record: SendRecord, records: Sequence[SendRecord]) -> SendRecord | None:
    """Return the first later send with the same key that was answered."""
    answered = [
        it
        for it in records
        if it.state is SendState.SENT
        and record.key
        and it.key == record.key
        and it.messages
        and min(it.messages) > record.low
    ]
    return min(answered, key=lambda it: min(it.messages), default=None)


def settled(records: Sequence[SendRecord]) -> list[SendRecord]:
    """Return the sends whose duplicates can be looked for."""
    return [it for it in uncertain(records) if it.low and answer_to(it, records)]


def must_wait(records: Sequence[SendRecord]) -> bool:
    """Return whether a message could belong to several sends with different fates: the only copy
    of one and a duplicate of the other, or with buttons of one or the other."""
    answered = {it.id: answer_to(it, records) is not None for it in uncertain(records)}
    for one, other in combinations(uncertain(records), 2):
        if not _are_alike(one, other):
            continue
        if answered[one.id] != answered[other.id]:
            return True
        if not answered[one.id] and one.buttons != other.buttons:
            return True
    return False


def _are_alike(one: SendRecord, other: SendRecord) -> bool:
    """Return whether a message of one may be taken for one of the other. The files of an album are
    read by changing their captions, which can't be given back: see `is_album_of_one_kind`."""
    in_albums = one.size > 1 and other.size > 1
    return in_albums or bool(set(one.fingerprints) & set(other.fingerprints))


def candidates(records: Sequence[SendRecord], is_known: Callable[[int], bool]) -> list[int]:
    """Return the ids that may be duplicates, in order: the first MOST of each send."""
    ours = {number for it in records for number in it.messages}
    found: set[int] = set()
    for record in settled(records):
        end = min(_end(record, records), record.low + WIDEST + 1)
        window = range(record.low + 1, end)
        found.update(islice((it for it in window if it not in ours and not is_known(it)), MOST))
    return sorted(found)


def judge(number: int, fingerprint: str, records: Sequence[SendRecord]) -> Verdict:
    """Return what to do with a message of the bot that no answer has named."""
    same = [it for it in uncertain(records) if it.low < number and fingerprint in it.fingerprints]
    copies = [it for it in same if number < _end(it, records) and it.low and it.left]
    if copies and all(answer_to(it, records) for it in same):
        # That whose window ends first: the others may have copies behind it.
        return Verdict(duplicate_of=min(copies, key=lambda it: _end(it, records)))
    if same:
        return Verdict(buttons=same[0].buttons)
    return Verdict(known=False)


def is_album_of_one_kind(number: int, records: Sequence[SendRecord]) -> bool:
    """Return whether a file of an album with this id can only be a duplicate: the caption that
    is needed to read it can't be given back."""
    albums = [it for it in uncertain(records) if it.size > 1 and it.low < number]
    return any(number < _end(it, records) for it in albums) and all(
        answer_to(it, records) for it in albums
    )


def _end(record: SendRecord, records: Sequence[SendRecord]) -> int:
    """Return the id below which the duplicates of a send are; 0 when there can be none."""
    answer = answer_to(record, records)
    return min(answer.messages) if answer else 0
