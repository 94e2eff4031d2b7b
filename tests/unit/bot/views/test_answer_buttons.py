"""The button that opens a result in a browser."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.delivery.outbox import OutboxRelay
from bot.i18n.translator import Translations
from bot.platforms.discord.markdown import components
from bot.views.answer_buttons import answer_buttons, result_page
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.job_states import done, rounds
from tests.unit.storage.conftest import make_job

URL = "https://text.example.org"


@pytest.mark.parametrize("url", ["", "http://localhost:8090", "https://10.0.0.7", "https://[::1]"])
def test_there_is_none_to_a_host_that_only_some_can_reach(url: str) -> None:
    assert result_page(url, make_job(1)) == ""


def test_it_leads_to_the_result_and_signs_nobody_in() -> None:
    job = make_job(1)
    assert result_page(URL, job) == f"{URL}/result/{job.id}"
    rows = answer_buttons(job, Translations().for_locale("de"), f"{URL}/result/{job.id}")
    assert rows[0][0].url == f"{URL}/result/{job.id}"
    assert rows[0][0].label == "Im Browser öffnen"
    assert rows[1:] == answer_buttons(job, Translations().for_locale("de"))


async def test_answers_have_it_where_chats_have_such_buttons(
    harness: BotHarness, relay: OutboxRelay
) -> None:
    harness.services.settings.web_url = URL
    await done(harness)
    await rounds(relay)
    assert not [it for row in harness.chat.last.buttons for it in row if it.url]
    harness.chat.capabilities = replace(harness.chat.capabilities, url_buttons=True)
    job = await done(harness, 2)
    await rounds(relay)
    (opened,) = [it for row in harness.chat.last.buttons for it in row if it.url]
    assert opened.url == f"{URL}/result/{job.id}"
    link, *_ = components(harness.chat.last)[0]["components"]
    assert link == {"type": 2, "style": 5, "label": "Open in a browser", "url": opened.url}
