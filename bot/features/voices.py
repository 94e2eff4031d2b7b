"""Remembered voices: saying yes or no to it, seeing whose they are, forgetting them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat import Button, ButtonPress, Command, Message, Span
from bot.chat.text import clip
from bot.context.request import Reply, Request, plain
from bot.jobs.redo import find
from bot.people import voice_memory
from storage.database import Unit
from storage.models import Address, NamedVoice, VoiceConsent

LIST, FORGET = "voices", "unvoice"
"""The buttons' actions: `voices:<page>:<owner>`, `unvoice:<voice or all>:<owner>`."""
ALL = "all"
PAGE = 8
_LABEL = 36
"""UTF-16 units of a name on a button."""


async def remember(visit: Request, unit: Unit) -> Reply:
    """The button under the offer: keep the voices that were named. Only for whose they are."""
    kept = await find(unit, _argument(visit))
    if kept is None or kept.job.result is None or kept.job.account not in visit.person.accounts:
        return Reply(plain(visit.say("result-not-yours")))
    if not visit.desk.pipeline.remember_voices:
        return Reply(plain(visit.say("voices-off")), edit=True)
    named = [it.options.names for it in await unit.jobs.chain(kept.root) if it.options.names]
    typed = dict(named[-1]) if named else {}
    await voice_memory.wish(visit, unit, VoiceConsent.YES)
    learned = await voice_memory.learn(visit, unit, kept.job, kept.job.result, typed)
    return Reply(plain(voice_memory.told(visit, learned) or visit.say("voices-on")), edit=True)


async def decline(visit: Request, unit: Unit) -> Reply:
    """The other button: nothing is kept, and nobody asks again."""
    kept = await find(unit, _argument(visit))
    if kept is None or kept.job.account not in visit.person.accounts:
        return Reply(plain(visit.say("result-not-yours")))
    await voice_memory.wish(visit, unit, VoiceConsent.NO)
    return Reply(plain(visit.say("voices-declined")), edit=True)


async def forget_voice(visit: Request, unit: Unit) -> Reply:
    """`/forget_voice` lists them, `/forget_voice Anna` forgets one, `/forget_voice all` all, in
    every chat. In a group one sees those that were named there: nobody there shall read who
    speaks elsewhere."""
    wanted = visit.event.arguments.strip() if isinstance(visit.event, Command) else ""
    if not wanted:
        return Reply(await _page(visit, unit, 0))
    if wanted.casefold() == ALL:
        return Reply(await _forget_all(visit, unit))
    voices = await _voices(visit, unit)
    found = [it for it in voices if it.name.casefold() == wanted.casefold()]
    if not found:
        return Reply(plain(visit.say("voices-unknown", name=wanted[:80])))
    await unit.voices.drop(visit.person.accounts, [it.id for it in found])
    return Reply(plain(visit.say("voices-forgotten", name=found[0].name)))


async def turn(visit: Request, unit: Unit) -> Reply:
    """A button to another page. Only whose list it is may do that."""
    page, _, owner = _argument(visit).partition(":")
    if not visit.is_own(owner):
        return Reply(plain(visit.say("menu-not-yours")))
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 4 else 0
    return Reply(await _page(visit, unit, number), edit=True)


async def forget_one(visit: Request, unit: Unit) -> Reply:
    """A button that forgets one voice, or all. A payload may be forged: only the presser's own
    are ever touched."""
    which, _, owner = _argument(visit).partition(":")
    if not visit.is_own(owner):
        return Reply(plain(visit.say("menu-not-yours")))
    if which == ALL:
        return Reply(await _forget_all(visit, unit), edit=True)
    voices = await _voices(visit, unit)
    pressed = next((it for it in voices if str(it.id) == which), None)
    if pressed is not None:
        same = [it.id for it in voices if (it.chat, it.name) == (pressed.chat, pressed.name)]
        await unit.voices.drop(visit.person.accounts, same)
    return Reply(await _page(visit, unit, 0), edit=True)


def _argument(visit: Request) -> str:
    return visit.event.argument if isinstance(visit.event, ButtonPress) else ""


async def _voices(visit: Request, unit: Unit) -> Sequence[NamedVoice]:
    """A person's own: in private all, in a group those of that group."""
    here: Address | None = None if visit.origin.private else visit.origin.address
    return await unit.voices.of(visit.person.accounts, here)


async def _forget_all(visit: Request, unit: Unit) -> Message:
    for account in visit.person.accounts:
        await unit.voices.forget(account)
    return plain(visit.say("voices-gone"))


async def _page(visit: Request, unit: Unit, number: int) -> Message:
    say, owner = visit.say, visit.origin.account.id
    found = {(it.chat, it.name): it for it in await _voices(visit, unit)}
    voices = sorted(found.values(), key=lambda it: it.name.casefold())
    if not voices:
        return plain(say("voices-none"))
    first = min(number, (len(voices) - 1) // PAGE) * PAGE
    shown = voices[first : first + PAGE]
    spans = [Span(say("voices-title"), "bold")]
    for it in shown:
        elsewhere = "" if it.chat == visit.origin.address.chat else say("voices-elsewhere")
        spans.append(Span(f"\n{' · '.join(filter(None, (it.name, elsewhere)))}"))
    spans.append(Span("\n\n" + say("voices-how")))
    rows = [(Button(f"✕ {clip(it.name, _LABEL)}", FORGET, f"{it.id}:{owner}"),) for it in shown]
    turns = []
    if first:
        turns.append(Button("◀", LIST, f"{first // PAGE - 1}:{owner}"))
    if first + PAGE < len(voices):
        turns.append(Button("▶", LIST, f"{first // PAGE + 1}:{owner}"))
    everything = (Button(say("button-forget-voices"), FORGET, f"{ALL}:{owner}"),)
    return Message(tuple(spans), (*rows, *((tuple(turns),) if turns else ()), everything))
