"""One user on both platforms: accounts linked by a code, and unlinked again."""

from __future__ import annotations

import re
from typing import Any

from tests.e2e.discord_server import DiscordServer
from tests.e2e.harness.answers import wait_for_answer
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import TelegramServer
from tests.paths import DATA

NOTE = DATA / "asr/en/fleurs_en_001.ogg"
CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")


def reply(person: Any, words: str) -> Any:
    """Return the bot's reply to a text."""
    post = person.says(words)
    return person.waits_for(lambda: person.answers(post), 20, f"a reply to {words}")[0]


def test_linked_accounts_share_results_across_platforms(
    service: Service, telegram: TelegramServer, discord: DiscordServer
) -> None:
    discord.waits_for_bot()
    anna, there, eve = telegram.person("Anna"), discord.person("Anna"), discord.person("Eve")
    wait_for_answer(anna, anna.sends_voice(NOTE, "formats=srt,txt speech=no"), ("srt", "txt"), 30)
    code = _code(reply(anna, "/link").text)
    assert "does not work" in reply(there, "/link AAAA-AAAA").text
    question = reply(there, f"/link {code.lower()}")
    there.presses(question, "both are mine")
    there.waits_for(lambda: "Joined" in question.text, 10, "the joining")
    anna.waits_for(lambda: [it for it in anna.sees() if "was used" in it.text], 10, "the notice")
    assert "does not work" in reply(eve, f"/link {code}").text

    listed = reply(there, "/history")
    assert "All nouns" in listed.text
    result = listed.data_of("1")
    there.presses(listed, "1")
    message = there.waits_for(lambda: [it for it in there.sees() if it.carries("srt")], 10)[0]
    there.presses(message, "Subtitles")
    there.waits_for(lambda: _subtitles(there) == 1, 20, "the file of the other platform")
    there.presses(message, "Redo")
    there.waits_for(lambda: message.carries("do"), 10, "the choices")
    there.presses(message, "Short subtitles")
    there.waits_for(
        lambda: _subtitles(there) == 2, 60, "other subtitles, where they were asked for"
    )
    there.waits_for(lambda: message.carries("redo"), 20, "the new answer")
    assert _subtitles(anna) == 1

    assert "Separated" in reply(there, "/unlink").text
    before = len(there.sees())
    there.forges(listed, result)
    refused = there.waits_for(lambda: there.sees()[before:], 10, "a refusal")
    assert "All nouns" not in refused[0].text
    assert "All nouns" in reply(there, "/history").text  # the result of the redo
    assert "All nouns" in reply(anna, "/history").text


def test_link_code_in_a_server_is_ephemeral(service: Service, discord: DiscordServer) -> None:
    discord.waits_for_bot()
    anna = discord.person("Anna").at(discord.guild())
    answer = reply(anna, "/link")
    assert answer.for_user == anna.id
    assert _code(answer.text)


def _code(text: str) -> str:
    found = CODE.search(text)
    assert found, text
    return found[0]


def _subtitles(person: Any) -> int:
    return len([it for it in person.sees() if it.file and it.file.name.endswith("srt")])
