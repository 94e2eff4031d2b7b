"""Links in place of files, on both platforms, with the same answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.e2e.discord_server import DiscordServer
from tests.e2e.harness.answers import wait_for_answer, wait_for_card, wait_for_end, word_error_rate
from tests.e2e.harness.media_server import MediaServer
from tests.e2e.harness.person_protocol import Talker
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import Person, TelegramServer
from tests.paths import DATA

Anybody = Talker[Any]
NOTE = DATA / "asr/en/fleurs_en_001.ogg"
PATH = "asr/en/fleurs_en_001.ogg"


@pytest.fixture(params=["telegram", "discord"])
def create_user(
    request: pytest.FixtureRequest,
    service: Service,
    telegram: TelegramServer,
    discord: DiscordServer,
) -> Callable[[str], Anybody]:
    """Create users of the running service."""
    discord.waits_for_bot()
    return telegram.person if request.param == "telegram" else discord.person


def test_link_is_answered_like_a_file(
    create_user: Callable[[str], Anybody], media_server: MediaServer, service: Service
) -> None:
    anna = create_user("Anna")
    post = anna.says(f"{media_server.link(PATH)}?key=SECRET formats=json,txt speech=no")
    answer = wait_for_answer(anna, post, ("json", "txt"), 60)
    assert word_error_rate(NOTE.with_suffix(".txt").read_text(), answer.words) < 0.25
    assert answer.files["txt"].name == "fleurs_en_001.txt"
    assert media_server.requests[-1] == f"/{PATH}?key=SECRET"
    assert "SECRET" not in service.log.read_text()


def test_unusable_links_are_explained(
    create_user: Callable[[str], Anybody], media_server: MediaServer
) -> None:
    anna = create_user("Anna")
    troubles = {
        media_server.link("not/there.mp3"): "nothing (any more)",
        media_server.link("inside/talk.mp3"): "can't reach",
    }
    for url, words in troubles.items():
        card = wait_for_end(anna, anna.says(f"{url} speech=no"), 20)
        assert words in card.text
        assert "169.254" not in card.text


def test_cancel_stops_a_slow_download(anna: Person, media_server: MediaServer) -> None:
    post = anna.says(media_server.link("slow/talk.ogg"))
    card = wait_for_card(anna, post)
    anna.waits_for(lambda: "/slow/talk.ogg" in media_server.requests, 20, "the transfer")
    anna.presses(card, "cancel")
    wait_for_end(anna, post, 15)
    # The next download must wait for the end of the first: it was stopped, not only forgotten.
    after = anna.says(media_server.link("page"))
    assert "web page" in wait_for_end(anna, after, 20).text


def test_link_in_a_telegram_group_requires_a_command(
    service: Service, telegram: TelegramServer, media_server: MediaServer
) -> None:
    team = telegram.group("Team")
    anna, ben = (telegram.person(name).at(team) for name in ("Anna", "Ben"))
    post = anna.says(f"Our talk: {media_server.link(PATH)}")
    ben.says("/transcribe formats=txt speech=no", reply_to=post)
    wait_for_answer(anna, post, ("txt",), 30)  # as a reply to the link
    command = ben.says(f"/transcribe {media_server.link(PATH)} formats=txt speech=no")
    wait_for_answer(ben, command, ("txt",), 30)


def test_discord_link_may_refer_to_a_message(
    service: Service, discord: DiscordServer, media_server: MediaServer
) -> None:
    discord.waits_for_bot()
    anna, eve = discord.person("Anna"), discord.person("Eve")
    hidden = discord.guild(only=(anna.id,))
    note = anna.at(hidden).sends_voice(NOTE)
    link = f"https://discord.com/channels/{hidden.guild}/{hidden.id}/{note.id}"
    wishes = {"formats": "txt", "speech": False}
    post = anna.at(discord.guild()).uses("transcribe", link=link, **wishes)
    wait_for_answer(anna.at(post.place), post, ("txt",), 30)
    refused = eve.says(link)
    assert "can't read the message" in wait_for_end(eve, refused, 20).text
    assert (
        "Tell me what to transcribe"
        in wait_for_card(eve, eve.uses("transcribe", language="de")).text
    )
