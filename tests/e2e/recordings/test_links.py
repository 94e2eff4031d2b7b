"""Links in place of files, on both platforms, with the same answer."""

from __future__ import annotations

from typing import Any

from tests.e2e.discord_server import DiscordServer
from tests.e2e.harness.answers import wait_for_answer, wait_for_card, wait_for_end
from tests.e2e.harness.media_server import MediaServer
from tests.e2e.harness.person_protocol import Talker
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import Person, TelegramServer
from tests.paths import DATA

Anybody = Talker[Any]
NOTE = DATA / "asr/en/fleurs_en_001.ogg"
PATH = "asr/en/fleurs_en_001.ogg"


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
