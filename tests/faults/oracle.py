"""The oracle: compares what people sent with what they see.

Each recording is answered exactly once, in words and files or by a refusal. It judges plain data,
so that tests can plant each mistake.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Expected = Literal["answer", "refusal", "any end", "nothing"]
"""Answer that has to come back. `any end`: an answer, a refusal or a cancelled card, such as for
somebody who cancels. `nothing`: nobody can see it, such as in a blocked chat."""
Chat = tuple[str, str]
"""Platform and chat."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A message of a person that asks for a job. `words` are those that its recording says, and
    `files` the extensions that its answer has. `ending` are the words of the only end without an
    answer that is right."""

    chat: Chat
    message: str
    words: str
    files: frozenset[str]
    expected: Expected = "answer"
    at: float = 0.0
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot as it is at the end. `at` is when it came, `ended` when it got its
    final form. `is_open`: it has a button to cancel, or says that the answer is being prepared.
    `is_notice`: it asks to wait for a database that is away. `is_apology`: it says that something
    went wrong here, which is the documented outcome of no fault. `to_press`: it answers the press
    of a button."""

    chat: Chat
    reply_to: str
    text: str
    at: float
    ended: float = 0.0
    is_open: bool = False
    file: str = ""
    content: str = ""
    is_notice: bool = False
    is_apology: bool = False
    to_press: bool = False

    @property
    def name(self) -> str:
        """Return its chat and what it says."""
        what = self.file or repr(self.text[:80])
        return f"{what} in {'/'.join(self.chat)}, in reply to {self.reply_to or 'nothing'}"


@dataclass(slots=True)
class Verdict:
    """Findings by kind, each with a sentence."""

    answered: int = 0
    refused: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    uncertain: list[str] = field(default_factory=list)
    """Doubled after a send whose outcome the bot could not learn."""
    wrong: list[str] = field(default_factory=list)
    """Words of another recording, a refusal of a sound one or for another reason, an apology."""
    stuck: list[str] = field(default_factory=list)
    """Cards that never end."""
    unasked: list[str] = field(default_factory=list)
    """Messages that answer nobody, and notices without their reason."""
    delays: dict[str, float] = field(default_factory=dict)
    """Seconds from message to answer, by words."""

    @property
    def problems(self) -> list[str]:
        """Return the findings that are faults of the service."""
        return [
            f"{name}: {line}"
            for name in ("lost", "doubled", "wrong", "stuck", "unasked")
            for line in getattr(self, name)
        ]


@dataclass(frozen=True, slots=True)
class Windows:
    """Times in which the bot could not learn whether a message arrived, by platform."""

    of: Mapping[str, Sequence[tuple[float, float]]] = field(default_factory=dict)

    def holds(self, platform: str, moment: float) -> bool:
        """Return whether the moment is in one of them."""
        return any(start <= moment <= end for start, end in self.of.get(platform, ()))


def judge(
    sent: Iterable[Sent],
    shown: Sequence[Shown],
    moved: Mapping[Chat, Chat] | None = None,
    uncertain: Windows | None = None,
    away: Sequence[tuple[float, float]] | None = None,
) -> Verdict:
    """Return the verdict. `moved` are the chats that got another number, by the old one; `away` are
    the times in which people may be told that the database is away, None: always."""
    verdict = Verdict()
    shown = [it for it in shown if not _is_aside(it, verdict, away)]
    answers: list[Shown] = []
    replies: dict[tuple[Chat, str], list[Shown]] = {}
    in_new: dict[Chat, list[Shown]] = {it: [] for it in (moved or {}).values()}
    for it in shown:
        replies.setdefault((it.chat, it.reply_to), []).append(it)
        if it.chat in in_new:
            in_new[it.chat].append(it)
    for each in sent:
        mine = replies.get((each.chat, each.message), [])
        if new := (moved or {}).get(each.chat):
            answers += mine  # a card stays in the old group, where nobody can edit it any more
            mine = [it for it in mine if not it.is_open]
            mine += [it for it in in_new[new] if it.is_open or each.words in _all(it)]
        answers += mine
        _judge_one(each, mine, verdict, uncertain or Windows())
    known = {id(it) for it in answers}
    verdict.unasked += [it.name for it in shown if id(it) not in known]
    return verdict


def _is_aside(shown: Shown, verdict: Verdict, away: Sequence[tuple[float, float]] | None) -> bool:
    """Return whether a message is a notice or answers a press: it is no end of a job."""
    if shown.is_notice:
        if away is not None and not any(start <= shown.at <= end for start, end in away):
            verdict.unasked.append(f"no database was away: {shown.name}")
    elif shown.to_press and shown.is_apology:
        verdict.wrong.append(f"an apology: {shown.name}")
    return shown.is_notice or shown.to_press


def _judge_one(sent: Sent, shown: list[Shown], verdict: Verdict, uncertain: Windows) -> None:
    name = f"{sent.words or 'no words'} in {'/'.join(sent.chat)}, message {sent.message}"
    if sent.expected == "nothing":
        return
    ends = [it for it in shown if not it.is_open and not it.file]
    files = [it for it in shown if it.file]
    for it in shown:
        if it.is_open:
            ghost = bool(ends) and uncertain.holds(it.chat[0], it.at)
            (verdict.uncertain if ghost else verdict.stuck).append(f"{name}: {it.text!r}")
    if not ends:
        verdict.lost.append(f"{name}: no answer")
        return
    verdict.delays[sent.words] = max(it.ended for it in ends) - sent.at
    _judge_words(sent, ends, files, verdict, name)
    _judge_doubles(ends, "answer", verdict, uncertain, name)
    for ending in {_extension(it) for it in files}:
        same = [it for it in files if _extension(it) == ending]
        _judge_doubles(same, ending, verdict, uncertain, name)


def _judge_words(
    sent: Sent, ends: list[Shown], files: list[Shown], verdict: Verdict, name: str
) -> None:
    has_words = any(sent.words in it.text.lower() for it in ends) if sent.words else False
    texts = [it.text for it in ends]
    if not has_words:
        verdict.refused += 1
        if sent.expected == "answer":
            verdict.wrong.append(f"{name}: no words in {texts}")
        elif any(it.is_apology or sent.ending not in it.text for it in ends):
            verdict.wrong.append(f"{name}: not for the right reason: {texts}")
        return
    if any(it.is_apology for it in ends):
        verdict.wrong.append(f"{name}: an apology beside the answer: {texts}")
    verdict.answered += 1
    if sent.expected == "refusal":
        verdict.wrong.append(f"{name}: it can't have words: {texts}")
    if missing := sent.files - {_extension(it) for it in files}:
        verdict.lost.append(f"{name}: no file {sorted(missing)}")
    for it in files:
        if _extension(it) == "txt" and sent.words not in it.content.lower():
            verdict.wrong.append(f"{name}: the file says {it.content[:80]!r}")


def _judge_doubles(
    copies: list[Shown], what: str, verdict: Verdict, uncertain: Windows, name: str
) -> None:
    """All copies but one are doubles: after an uncertain send if one of them came in one."""
    for _ in copies[1:]:
        known = any(uncertain.holds(it.chat[0], it.at) for it in copies)
        texts = dict(Counter(it.text[:80] for it in copies))
        (verdict.uncertain if known else verdict.doubled).append(
            f"{name}: {what} {len(copies)} times: {texts}"
        )


def _extension(shown: Shown) -> str:
    return shown.file.rpartition(".")[2]


def _all(shown: Shown) -> str:
    return f"{shown.text} {shown.content} {shown.file}".lower()
