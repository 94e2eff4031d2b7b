"""Remembered voices: saying yes or no to it, seeing whose they are, forgetting them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat import Button, ButtonPress, Command, Message, Span
from bot.chat.text import clip
from bot.context.request import Reply, Request, plain
from bot.jobs.redo import find_answer
from bot.people import voice_memory
from storage.database import Unit
from storage.models import Address, NamedVoice, VoiceConsent

LIST, FORGET = "voices", "unvoice"
"""The buttons' actions: `voices:<page>:<owner>`, `unvoice:<voice or all>:<owner>`."""
ALL = "all"
PAGE = 8
_LABEL_LENGTH = 36
"""UTF-16 units of a name on a button."""


async def remember_voices(request: Request, unit: Unit) -> Reply:
    """The button under the offer: keep the voices that were named. Only for whose they are."""
    kept = await find_answer(unit, _argument(request))
    if kept is None or kept.job.result is None or kept.job.account not in request.person.accounts:
        return Reply(plain(request.t("result-not-yours")))
    if not request.services.pipeline.remember_voices:
        return Reply(plain(request.t("voices-off")), edit=True)
    named = [it.options.names for it in await unit.jobs.chain(kept.root) if it.options.names]
    typed = dict(named[-1]) if named else {}
    await voice_memory.set_consent(request, unit, VoiceConsent.YES)
    learned = await voice_memory.learn(request, unit, kept.job, kept.job.result, typed)
    return Reply(
        plain(voice_memory.describe(request, learned) or request.t("voices-on")), edit=True
    )


async def decline_voices(request: Request, unit: Unit) -> Reply:
    """The other button: nothing is kept, and nobody asks again."""
    kept = await find_answer(unit, _argument(request))
    if kept is None or kept.job.account not in request.person.accounts:
        return Reply(plain(request.t("result-not-yours")))
    await voice_memory.set_consent(request, unit, VoiceConsent.NO)
    return Reply(plain(request.t("voices-declined")), edit=True)


async def forget_voice(request: Request, unit: Unit) -> Reply:
    """`/forget_voice` lists them, `/forget_voice Anna` forgets one, `/forget_voice all` all, in
    every chat. In a group one sees those that were named there: nobody there shall read who
    speaks elsewhere."""
    wanted = request.event.arguments.strip() if isinstance(request.event, Command) else ""
    if not wanted:
        return Reply(await _voices_page(request, unit, 0))
    if wanted.casefold() == ALL:
        return Reply(await _forget_all(request, unit))
    voices = await _voices(request, unit)
    found = [it for it in voices if it.name.casefold() == wanted.casefold()]
    if not found:
        return Reply(plain(request.t("voices-unknown", name=wanted[:80])))
    await unit.voices.delete(request.person.accounts, [it.id for it in found])
    return Reply(plain(request.t("voices-forgotten", name=found[0].name)))


async def turn_page(request: Request, unit: Unit) -> Reply:
    """A button to another page. Only whose list it is may do that."""
    page, _, owner = _argument(request).partition(":")
    if not request.is_own(owner):
        return Reply(plain(request.t("menu-not-yours")))
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 4 else 0
    return Reply(await _voices_page(request, unit, number), edit=True)


async def forget_listed(request: Request, unit: Unit) -> Reply:
    """A button that forgets one voice, or all. A payload may be forged: only the presser's own
    are ever touched."""
    which, _, owner = _argument(request).partition(":")
    if not request.is_own(owner):
        return Reply(plain(request.t("menu-not-yours")))
    if which == ALL:
        return Reply(await _forget_all(request, unit), edit=True)
    voices = await _voices(request, unit)
    pressed = next((it for it in voices if str(it.id) == which), None)
    if pressed is not None:
        same = [it.id for it in voices if (it.chat, it.name) == (pressed.chat, pressed.name)]
        await unit.voices.delete(request.person.accounts, same)
    return Reply(await _voices_page(request, unit, 0), edit=True)


def _argument(request: Request) -> str:
    return request.event.argument if isinstance(request.event, ButtonPress) else ""


async def _voices(request: Request, unit: Unit) -> Sequence[NamedVoice]:
    """A person's own: in private all, in a group those of that group."""
    here: Address | None = None if request.origin.private else request.origin.address
    return await unit.voices.list_for(request.person.accounts, here)


async def _forget_all(request: Request, unit: Unit) -> Message:
    for account in request.person.accounts:
        await unit.voices.forget(account)
    return plain(request.t("voices-gone"))


async def _voices_page(request: Request, unit: Unit, number: int) -> Message:
    t, owner = request.t, request.origin.account.id
    found = {(it.chat, it.name): it for it in await _voices(request, unit)}
    voices = sorted(found.values(), key=lambda it: it.name.casefold())
    if not voices:
        return plain(t("voices-none"))
    first = min(number, (len(voices) - 1) // PAGE) * PAGE
    shown = voices[first : first + PAGE]
    spans = [Span(t("voices-title"), "bold")]
    for it in shown:
        elsewhere = "" if it.chat == request.origin.address.chat else t("voices-elsewhere")
        spans.append(Span(f"\n{' · '.join(filter(None, (it.name, elsewhere)))}"))
    spans.append(Span("\n\n" + t("voices-how")))
    rows = [
        (Button(f"✕ {clip(it.name, _LABEL_LENGTH)}", FORGET, f"{it.id}:{owner}"),) for it in shown
    ]
    turns = []
    if first:
        turns.append(Button("◀", LIST, f"{first // PAGE - 1}:{owner}"))
    if first + PAGE < len(voices):
        turns.append(Button("▶", LIST, f"{first // PAGE + 1}:{owner}"))
    everything = (Button(t("button-forget-voices"), FORGET, f"{ALL}:{owner}"),)
    return Message(tuple(spans), (*rows, *((tuple(turns),) if turns else ()), everything))
