"""Remembered voices: accept or decline them, list them, forget them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat import Button, ButtonPress, Command, Event, Message, Span
from bot.chat.text import clip
from bot.context.refusals import RequestRefused
from bot.context.request import Reply, Request, plain
from bot.jobs.redo_rules import own_answer
from bot.parsing.numbers import small_number
from bot.people import voice_memory
from bot.views.pages import page_buttons
from storage.database import Unit
from storage.models import Address, NamedVoice, VoiceConsent

LIST, FORGET = "voices", "unvoice"
"""The buttons' actions: `voices:<page>:<owner>`, `unvoice:<voice or all>:<owner>`."""
ALL = "all"
PAGE = 8
_LABEL_LENGTH = 36
"""UTF-16 units of a name on a button."""


async def remember_voices(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Accept the offer: remember the voices that were named, for the owner of the answer."""
    answer = await own_answer(request, unit, request.argument)
    if not request.services.pipeline.remember_voices:
        return request.reply("voices-off", edit=True)
    named = [it.options.names for it in await unit.jobs.chain(answer.root) if it.options.names]
    typed = dict(named[-1]) if named else {}
    await voice_memory.set_consent(request, unit, VoiceConsent.YES)
    learned = await voice_memory.learn(request, unit, answer.job, answer.result, typed)
    return Reply(
        plain(voice_memory.describe(request, learned) or request.t("voices-on")), edit=True
    )


async def decline_voices(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Decline the offer: no voice is stored, and the question is not repeated."""
    await own_answer(request, unit, request.argument)
    await voice_memory.set_consent(request, unit, VoiceConsent.NO)
    return request.reply("voices-declined", edit=True)


async def forget_voice(request: Request[Command], unit: Unit) -> Reply:
    """List stored voices, or delete one or all of them, in every chat.

    `/forget_voice` lists them, `/forget_voice Anna` and `/forget_voice all` delete. In a group the
    list is limited to voices named there, since its members can read the answer.
    """
    wanted = request.arguments
    if not wanted:
        return Reply(await _voices_page(request, unit, 0))
    if wanted.casefold() == ALL:
        return Reply(await _forget_all(request, unit))
    voices = await _voices(request, unit)
    found = [it for it in voices if it.name.casefold() == wanted.casefold()]
    if not found:
        raise RequestRefused("voices-unknown", name=wanted[:80])
    await unit.voices.delete(request.person.accounts, [it.id for it in found])
    return request.reply("voices-forgotten", name=found[0].name)


async def turn_page(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Show another page in place of this one, to the owner of the list."""
    page, owner = request.split_argument(2)
    request.check_own(owner)
    return Reply(await _voices_page(request, unit, small_number(page)), edit=True)


async def forget_listed(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Forget the voice of a button, or all. The payload may be forged: only voices of the user who
    presses are ever deleted."""
    which, owner = request.split_argument(2)
    request.check_own(owner)
    if which == ALL:
        return Reply(await _forget_all(request, unit), edit=True)
    voices = await _voices(request, unit)
    pressed = next((it for it in voices if str(it.id) == which), None)
    if pressed is not None:
        same = [it.id for it in voices if (it.chat, it.name) == (pressed.chat, pressed.name)]
        await unit.voices.delete(request.person.accounts, same)
    return Reply(await _voices_page(request, unit, 0), edit=True)


async def _voices(request: Request[Event], unit: Unit) -> Sequence[NamedVoice]:
    """Return all voices of a person in a private chat, and those of the group in a group."""
    here: Address | None = None if request.origin.private else request.origin.address
    return await unit.voices.list_for(request.person.accounts, here)


async def _forget_all(request: Request[Event], unit: Unit) -> Message:
    await unit.voices.lock(request.person.accounts)
    for account in request.person.accounts:
        await unit.voices.forget(account)
    return plain(request.t("voices-gone"))


async def _voices_page(request: Request[Event], unit: Unit, number: int) -> Message:
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
    more = first + PAGE < len(voices)
    turns = page_buttons(LIST, first // PAGE, more=more, suffix=f":{owner}")
    everything = (Button(t("button-forget-voices"), FORGET, f"{ALL}:{owner}"),)
    return Message(tuple(spans), (*rows, *turns, everything))
