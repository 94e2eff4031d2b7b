"""Remembered voices of a person, with their consent: learning them, and messages about it.

A voice is learned from a name that a person typed, never from a recognized one. It belongs to the
owner of the recording. Other people can neither add to it nor have it recognized.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.chat import Button, Event, Span
from bot.context.request import Reply, Request
from storage.database import Unit
from storage.models import Job, NamedVoice, Result, VoiceConsent, Voiceprint

REMEMBER, DECLINE = "remember", "remember-not"
"""The buttons' actions; their argument is the id of the answer's first job."""
MIN_SECONDS = 3.0
"""Shortest clean speech, in seconds, that is remembered."""
MAX_NAMES = 50
"""Names that are remembered for one person in one chat."""
MAX_RECORDINGS = 8
"""The newest recordings of a name that count: voices change, and so do microphones."""


@dataclass(frozen=True, slots=True)
class LearnedVoices:
    """The result of learning voices: names that are `remembered`, too `short` to be, or too `many`.
    `mute` if the answer carries no voiceprints."""

    remembered: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    mute: bool = False


async def learn_or_offer(
    request: Request[Event], unit: Unit, job: Job, typed: Mapping[str, str], reply: Reply
) -> Reply:
    """Remember the voices of speakers that the user just named (by id), or offer that once. Returns
    `reply` with a paragraph about it."""
    result = job.result
    own = job.account in request.person.accounts
    if not (request.services.pipeline.remember_voices and own and result and typed):
        return reply
    match request.person.options.voices:
        case VoiceConsent.YES:
            learned = await learn(request, unit, job, result, typed)
            return _append(reply, describe(request, learned))
        case VoiceConsent.UNASKED if _can_learn(result, typed):
            await set_consent(request, unit, VoiceConsent.ASKED)
            root = job.again_of or job.id
            yes = Button(request.t("button-remember"), REMEMBER, root)
            no = Button(request.t("button-remember-not"), DECLINE, root)
            return _append(reply, request.t("voices-offer"), ((yes, no),))
        case _:
            return reply


def _append(reply: Reply, text: str, buttons: tuple[tuple[Button, ...], ...] = ()) -> Reply:
    """Return the reply with another paragraph."""
    if reply.message is None or not text:
        return reply
    spans = (*reply.message.spans, Span(f"\n\n{text}"))
    return replace(reply, message=replace(reply.message, spans=spans, buttons=buttons))


async def set_consent(request: Request[Event], unit: Unit, voices: VoiceConsent) -> None:
    """Store whether this person wants voices remembered. Withdrawn consent deletes all voices."""
    options = replace(request.person.options, voices=voices)
    await unit.people.set_options(request.origin.account, options)
    await forget_unwanted(request, unit, voices)


async def forget_unwanted(request: Request[Event], unit: Unit, voices: VoiceConsent) -> None:
    """Delete the voices of a person who withdraws consent."""
    if request.person.options.voices is VoiceConsent.YES is not voices:
        await unit.voices.lock(request.person.accounts)
        for account in request.person.accounts:
            await unit.voices.forget(account)


async def learn(
    request: Request[Event], unit: Unit, job: Job, result: Result, typed: Mapping[str, str]
) -> LearnedVoices:
    """Remember the voices of an answer by the names that were typed for its speakers (by id). A
    speaker without a name now keeps the name under which this recording was remembered before."""
    address, source = job.reply_to.address, job.again_of or job.id
    await unit.voices.lock(request.person.accounts)
    known = await unit.voices.list_for(request.person.accounts, address)
    others = [it for it in known if it.source != source]
    before = {it.voiceprint: it.name for it in known if it.source == source}
    voices = {it.speaker: it.voiceprint for it in result.voices}
    spelled = {it.name.casefold(): it.name for it in others}
    named: list[tuple[str, Voiceprint]] = []
    short, many = [], []
    for share in result.speakers:
        voiceprint = voices.get(share.id)
        name = typed.get(share.id, before.get(voiceprint, "") if voiceprint else "")
        if not name or voiceprint is None:
            continue
        if voiceprint.seconds < MIN_SECONDS:
            short.append(name)
        elif name.casefold() not in spelled and len(spelled) >= MAX_NAMES:
            many.append(name)
        else:
            named.append((spelled.setdefault(name.casefold(), name), voiceprint))
    await unit.voices.save(job.account, address, source, named, request.services.clock())
    await unit.voices.delete(request.person.accounts, _surplus(others, [name for name, _ in named]))
    remembered = tuple(dict.fromkeys(name for name, _ in named))
    return LearnedVoices(remembered, tuple(short), tuple(many), mute=not voices)


def describe(request: Request[Event], learned: LearnedVoices) -> str:
    """Return the message about learned voices."""
    t = request.t
    if learned.mute:
        return t("voices-mute")
    lines = [
        t(key, names=", ".join(names), most=MAX_NAMES)
        for key, names in (
            ("voices-remembered", learned.remembered),
            ("voices-short", learned.short),
            ("voices-many", learned.many),
        )
        if names
    ]
    return "\n".join(lines)


def _can_learn(result: Result, typed: Mapping[str, str]) -> bool:
    """Return whether any named speaker talks for long enough."""
    return any(
        typed.get(it.speaker) and it.voiceprint.seconds >= MIN_SECONDS for it in result.voices
    )


def _surplus(others: Sequence[NamedVoice], names: Sequence[str]) -> list[int]:
    """Return the oldest recordings of these names above the limit, which counts the new one."""
    return [
        it.id
        for name in dict.fromkeys(names)
        for it in [each for each in others if each.name == name][: -(MAX_RECORDINGS - 1)]
    ]
