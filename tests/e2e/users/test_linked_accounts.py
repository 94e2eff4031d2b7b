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


def _join(first: Any, second: Any) -> str:
    """Join two accounts by a code. Return the code, which is used up."""
    code = _code(reply(first, "/link").text)
    assert "does not work" in reply(second, "/link AAAA-AAAA").text
    question = reply(second, f"/link {code.lower()}")
    second.presses(question, "both are mine")
    second.waits_for(lambda: "Joined" in question.text, 10, "the joining")
    first.waits_for(lambda: [it for it in first.sees() if "was used" in it.text], 10, "the notice")
    return code


def test_linked_accounts_share_results_across_platforms(
    service: Service, telegram: TelegramServer, discord: DiscordServer
) -> None:
    discord.waits_for_bot()
    anna, anna_on_discord, eve = (
        telegram.person("Anna"),
        discord.person("Anna"),
        discord.person("Eve"),
    )
    wait_for_answer(anna, anna.sends_voice(NOTE, "formats=srt,txt speech=no"), ("srt", "txt"), 30)
    code = _join(anna, anna_on_discord)
    assert "does not work" in reply(eve, f"/link {code}").text

    listed = reply(anna_on_discord, "/history")
    assert "All nouns" in listed.text
    result = listed.data_of("1")
    anna_on_discord.presses(listed, "1")
    message = anna_on_discord.waits_for(
        lambda: [it for it in anna_on_discord.sees() if it.carries("srt")], 10
    )[0]
    anna_on_discord.presses(message, "Subtitles")
    anna_on_discord.waits_for(
        lambda: _subtitles(anna_on_discord) == 1, 20, "the file of the other platform"
    )
    anna_on_discord.presses(message, "Redo")
    anna_on_discord.waits_for(lambda: message.carries("do"), 10, "the choices")
    anna_on_discord.presses(message, "Short subtitles")
    anna_on_discord.waits_for(
        lambda: _subtitles(anna_on_discord) == 2, 60, "other subtitles, where they were asked for"
    )
    anna_on_discord.waits_for(lambda: message.carries("redo"), 20, "the new answer")
    assert _subtitles(anna) == 1

    assert "Separated" in reply(anna_on_discord, "/unlink").text
    before = len(anna_on_discord.sees())
    anna_on_discord.forges(listed, result)
    refusal = anna_on_discord.waits_for(lambda: anna_on_discord.sees()[before:], 10, "a refusal")
    assert "All nouns" not in refusal[0].text
    assert "All nouns" in reply(anna_on_discord, "/history").text  # the result of the redo
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
