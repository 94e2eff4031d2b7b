"""Naming speakers by a form, where the platform has forms."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.chat import Form, FormSubmission
from bot.dispatch.forms import form_openers
from bot.features.speaker_names import FORM
from bot.i18n.translator import Translations
from bot.parsing.speaker_names import LONGEST
from bot.views.speaker_names_form import names_form
from storage.models import Account, Job, Role, SpeakerShare
from tests.unit.bot.answered_jobs import TXT, end_job, jobs, newest, press_event, result
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.features.talks import SPEAKERS, ask_names, finished_talk


@pytest.fixture
def with_forms(harness: BotHarness) -> BotHarness:
    """A platform with forms."""
    harness.chat.capabilities = replace(harness.chat.capabilities, fields=5)
    return harness


async def open_form(harness: BotHarness, job: Job, who: Account = ANNA) -> Form | None:
    """Return the form of the button below the question."""
    return await form_openers(harness.services)[FORM](
        press_event(harness, job, f"{FORM}:{job.id}", who)
    )


def fill_form(
    harness: BotHarness, form: Form, values: dict[str, str], who: Account = ANNA
) -> FormSubmission:
    return FormSubmission(harness.origin(who), form.action, form.argument, values)


async def test_form_names_speakers_like_a_reply(with_forms: BotHarness) -> None:
    harness = with_forms
    job = await finished_talk(harness)
    _, question = await ask_names(harness, job)
    assert "Press the button below" in question.text
    assert [button.action for row in question.buttons for button in row] == [FORM]
    form = await open_form(harness, job)
    assert form is not None
    assert form.title == "Who speaks in talk.mp4?"
    assert [(it.label, it.value, it.hint) for it in form.fields] == [
        ("Speaker 1 · 75% · 1 min 30 s", "", "Good morning, everybody, and welcome."),
        ("Speaker 2 · 25% · 30 s", "", "Thank you very much."),
    ]
    await handle(harness, fill_form(harness, form, {"1": " Anna\n2 = Eve", "2": "Ben"}))
    again = await newest(harness)
    assert again.options.names == (("S1", "Anna 2 = Eve"), ("S2", "Ben"))
    assert "adding the names" in harness.chat.last.text
    await end_job(harness, again.id, replace(result(harness, [TXT]), speakers=SPEAKERS))
    form = await open_form(harness, job)
    assert form is not None
    assert [it.value for it in form.fields] == ["Anna 2 = Eve", "Ben"]
    await handle(harness, fill_form(harness, form, {"1": "", "2": "Ben"}))
    assert (await newest(harness)).options.names == (("S1", ""), ("S2", "Ben"))


async def test_notice_of_a_redo_by_form_is_ephemeral(
    with_forms: BotHarness,
) -> None:
    """The answer is in another chat, and its video needs the stored recording."""
    harness = with_forms
    job = await finished_talk(harness, caption="formats=txt,video")
    form = await open_form(harness, job)
    assert form is not None
    filled = fill_form(harness, form, {"1": "Anna", "2": "Ben"})
    shared = harness.origin(chat="c2", private=False)
    only_for_anna = replace(shared.message, message="ephemeral")
    origin = replace(shared, ephemeral_ref=only_for_anna)
    await handle(harness, replace(filled, origin=origin))
    assert (await newest(harness)).options.names == (("S1", "Anna"), ("S2", "Ben"))
    refs = [ref for ref, messages in harness.chat.shown.items() if "here" in messages[-1].text]
    assert [harness.chat.replies[ref] for ref in refs] == [only_for_anna]


async def test_form_with_too_few_fields_uses_one_text_field(with_forms: BotHarness) -> None:
    harness = with_forms
    harness.chat.capabilities = replace(harness.chat.capabilities, fields=1)
    job = await finished_talk(harness)
    form = await open_form(harness, job)
    assert form is not None
    (field,) = form.fields
    assert (field.name, field.value, field.lines) == ("all", "1 =\n2 =\n", True)
    await handle(harness, fill_form(harness, form, {"all": "1 =\n2 = Ben\n"}))
    assert (await newest(harness)).options.names == (("S1", ""), ("S2", "Ben"))
    await handle(harness, fill_form(harness, form, {"all": "7 = Ben"}))
    assert "I don't understand 7" in harness.chat.last.text


def test_form_for_many_speakers_stays_within_the_limits() -> None:
    crowd = [SpeakerShare(f"S{number}", "Speaker", 1.0, "word " * 90) for number in range(200)]
    now = tuple((it.id, "n" * LONGEST) for it in crowd)
    t = Translations().for_locale("tr")
    title, (field,) = names_form("x" * 99, crowd, now, 5, t)
    assert len(title) <= 45
    assert len(field.value) <= 2000
    assert len(field.label) <= 45
    _, fields = names_form("x", crowd[:5], now, 5, t)
    assert all(len(it.label) <= 45 and len(it.hint) <= 100 for it in fields)


async def test_form_opens_only_for_the_owner(with_forms: BotHarness) -> None:
    harness = with_forms
    job = await finished_talk(harness)
    form = await open_form(harness, job)
    assert form is not None
    before = len(await jobs(harness))
    assert await open_form(harness, job, BEN) is None
    await handle(harness, press_event(harness, job, f"{FORM}:{job.id}", BEN))
    assert "somebody else" in harness.chat.last.text
    await handle(harness, fill_form(harness, form, {"1": "Eve"}, BEN))
    assert "somebody else" in harness.chat.last.text
    async with harness.services.database.begin() as unit:
        await unit.people.set_role(ANNA, Role.BLOCKED)
    assert await open_form(harness, job) is None
    await handle(harness, fill_form(harness, form, {"1": "Eve"}))
    assert len(await jobs(harness)) == before


async def test_form_that_does_not_open_is_explained(with_forms: BotHarness) -> None:
    harness = with_forms
    job = await finished_talk(harness)
    await handle(harness, press_event(harness, job, f"{FORM}:{job.id}"))
    assert "Press the button again" in harness.chat.last.text
    alone = await finished_talk(harness, speakers=1)
    assert await open_form(harness, alone) is None
    await handle(harness, press_event(harness, alone, f"{FORM}:{alone.id}"))
    assert "found only one speaker" in harness.chat.last.text
