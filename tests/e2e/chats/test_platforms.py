"""Tests that run on every platform: all platforms have the same features. What people do most is
in test_stories."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from storage.models import JobState
from tests.e2e.discord_server import DiscordServer
from tests.e2e.harness.answers import (
    wait_for_answer,
    wait_for_card,
    wait_for_end,
)
from tests.e2e.harness.person_protocol import Anybody
from tests.e2e.harness.seed_history import create_history
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import TelegramServer
from tests.paths import DATA

NOTE = DATA / "asr/en/fleurs_en_001.ogg"
READING = DATA / "asr/en/lslong_1998.ogg"
"""A minute: long enough for a summary that is read aloud."""


def reply(person: Anybody, post: Any, timeout: float = 20) -> Any:
    return person.waits_for(lambda: person.answers(post), timeout, "a reply")[0]


def test_settings_are_stored_and_invalid_options_refused(
    create_user: Callable[[str], Anybody],
) -> None:
    anna = create_user("Anna")
    assert "Language: German" in reply(anna, anna.says("/settings language=de formats=txt")).text
    refusal = reply(anna, anna.says("/settings summary=short speakers=many"))
    assert "speakers=many" in refusal.text
    assert "txt" in reply(anna, anna.says("/settings")).text


def test_bad_input_gets_one_sentence(create_user: Callable[[str], Anybody]) -> None:
    anna = create_user("Anna")
    post = anna.sends_document(DATA / "bad/video_no_audio_s.mp4")
    card = wait_for_end(anna, post, 60)
    assert "no sound" in card.text.lower()
    assert len(anna.answers(post)) == 1


def test_history_has_pages_and_opens_stored_results(
    create_user: Callable[[str], Anybody], service: Service
) -> None:
    anna, ben = create_user("Anna"), create_user("Ben")
    create_history(service.data, anna.account, anna.address, *[JobState.DONE] * 8)
    listed = reply(anna, anna.says("/history"))
    assert "1. marigold 8.mp4" in listed.text
    assert "marigold 2.mp4" not in listed.text
    anna.presses(listed, "Older")
    anna.waits_for(lambda: "8. marigold 1.mp4" in listed.text, 10, "the next page")
    ben_message = reply(ben, ben.says("/history"))
    for data in (listed.data_of("Newer"), listed.data_of("8")):
        ben.forges(ben_message, data)
    ben.waits_for(lambda: len(ben.sees()) == 3, 10, "two refusals")
    before = len(anna.sees())
    anna.presses(listed, "8")
    opened = anna.waits_for(lambda: anna.sees()[before:], 10, "the answer")[0]
    assert "Quagmire 1" in opened.text
    anna.presses(opened, "Transcript")
    file = anna.waits_for(lambda: [it.file for it in anna.sees() if it.file], 10, "a file")[0]
    assert file.content == b"Tupelo 1."
    assert "marigold" not in "".join(it.text for it in ben.sees())


def test_settings_are_changed_by_buttons(create_user: Callable[[str], Anybody]) -> None:
    anna, ben = create_user("Anna"), create_user("Ben")
    menu = reply(anna, anna.says("/settings"))
    anna.presses(menu, "Speakers")
    anna.waits_for(lambda: "3" in menu.labels, 10, "the page of speakers")
    data = menu.data_of("3")
    ben_message = reply(ben, ben.says("/start"))
    ben.forges(ben_message, data)
    ben.waits_for(lambda: ben.sees()[1:], 10, "a refusal")
    anna.forges(menu, data)
    anna.waits_for(lambda: "3" in menu.text and "3" not in menu.labels, 10, "the change")


def test_exceeded_quota_is_refused_with_a_time(
    create_user: Callable[[str], Anybody], service: Service
) -> None:
    """The quota fits one note. Only the worker finds out that a second is too long, since files
    have no reported length; deleting everything returns no minutes."""
    anna = create_user("Anna")
    account = f"{type(anna).__module__.split('.')[2].partition('_')[0]}:{anna.id}"
    reply(anna, anna.says("/start"))
    assert "minutes=0.25" in service.says("admin", "quota", account, "minutes=0.25")
    wait_for_answer(anna, anna.sends_voice(NOTE, "formats=txt speech=no"), ("txt",), 30)
    refusal = wait_for_end(anna, anna.sends_document(NOTE), 60).text
    assert "0 of 0.25 min" in refusal
    assert "You have enough for this recording in 2" in refusal
    before = reply(anna, anna.says("/quota")).text
    assert "0.2 of 0.25 used" in before
    question = reply(anna, anna.says("/delete_my_data"))
    anna.presses(question, "delete everything")
    anna.waits_for(lambda: "deleted:" in question.text.lower(), 20, "the end of the deletion")
    assert "You have enough" in reply(anna, anna.sends_voice(NOTE)).text
    assert reply(anna, anna.says("/quota")).text.splitlines()[1] == before.splitlines()[1]


def test_access_quota_and_job_limit_are_enforced(tmp_path: Path) -> None:
    """Two users of each platform get a quota of twelve seconds a day; no worker is needed."""
    with TelegramServer() as telegram, DiscordServer() as discord:
        people: list[tuple[str, list[Anybody]]] = [
            ("telegram", [telegram.person(name) for name in ("Anna", "Ben", "Eve")]),
            ("discord", [discord.person(name) for name in ("Anna", "Ben", "Eve")]),
        ]
        allowed = [f"{platform}:{it.id}" for platform, them in people for it in them[:2]]
        settings = {
            "ACCESS": "allowlist",
            "ALLOWED": ",".join(allowed),
            "MINUTES_PER_DAY": "0.2",
            "JOBS_PER_PERSON": "2",
            **discord.settings,
        }
        with Service(tmp_path, telegram, **settings) as service:
            service.start("bots")
            discord.waits_for_bot()
            for platform, (anna, ben, eve) in people:
                access_refusal = reply(eve, eve.sends_voice(NOTE), 60).text
                assert "private" in access_refusal
                assert f"{platform}:{eve.id}" in access_refusal
                wait_for_card(anna, anna.sends_voice(NOTE))
                second = anna.sends_voice(DATA / "asr/en/fleurs_en_002.ogg")
                refusal = reply(anna, second).text
                assert re.search(
                    r"0 of 0.2 min.* enough .* in 2[34] h \d+ min, at \d\d:\d\d", refusal
                )
                assert re.search(
                    r"of 0.2 used, 0 left\n.* available again in 2",
                    reply(anna, anna.says("/quota")).text,
                )
                for name in ("lj_LJ001-0002.flac", "lj_LJ001-0008.flac"):
                    wait_for_card(ben, ben.sends_voice(DATA / "asr/en" / name))
                third = ben.sends_voice(DATA / "asr/en/ps_cards_004.wav")
                refusal = reply(ben, third).text
                assert "2 jobs in progress" in refusal
                assert "/cancel" in refusal
            assert service.jobs() == ["queued"] * 6
