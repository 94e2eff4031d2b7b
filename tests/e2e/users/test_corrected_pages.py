"""A recording that is sent in a chat, corrected in a browser, shared, and deleted in the chat."""

from __future__ import annotations

import re
import time
from typing import Any

import httpx
import pytest

from tests.e2e.harness.answers import wait_for_answer
from tests.e2e.harness.installations import Installation
from tests.e2e.users.test_deletion import delete_everything
from tests.e2e.users.test_pages import NOTE, browser


def fields(html: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', html))


def send(client: httpx.Client, path: str, **values: str) -> httpx.Response:
    origin = {"origin": str(client.base_url).rstrip("/")}
    return client.post(path, data=values, headers=origin)


def correct(client: httpx.Client, result: str, text: str) -> None:
    form = fields(client.get(f"{result}/sentence/0").text)
    done = send(client, f"{result}/edit", **form, text=text, do="save")
    assert done.status_code == 303, done.text


def waits_for_words(client: httpx.Client, word: str, seconds: float = 120) -> None:
    """Wait until the search of the library has a word: the files have it by then."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if "/result/" in client.get("/", params={"q": word}).text:
            return
        time.sleep(1)
    raise AssertionError(f"{word} is not found")


@pytest.mark.parametrize(
    ("place", "platform"), [("one_machine", "telegram"), ("many_machines", "discord")]
)
def test_correction_reaches_search_files_chat_and_those_with_a_link(
    request: pytest.FixtureRequest, place: str, platform: str
) -> None:
    installation: Installation = request.getfixturevalue(place)
    installation.discord.waits_for_bot()
    anna: Any = installation.person(platform, "Anna")
    ben: Any = installation.person(platform, "Ben")
    post = anna.sends_voice(NOTE, "speech=no summary=none")
    answer = wait_for_answer(anna, post, ("srt", "txt"), 90)
    theirs = wait_for_answer(ben, ben.sends_voice(NOTE, "speech=no summary=none"), ("txt",), 90)
    with browser(anna) as mine, browser(ben) as hers:
        (result,) = set(re.findall(r'href="(/result/\w+)"', mine.get("/").text))
        (other,) = set(re.findall(r'href="(/result/\w+)"', hers.get("/").text))
        sent = len([it for it in anna.answers(post) if it.file])
        correct(mine, result, "Xylophone vuvuzelmarimba.")
        token = fields(mine.get(result).text)["token"]
        made = send(mine, f"{result}/share", token=token, days="1", files="yes").text
        link = str(re.search(r'value="(http[^"]+/share/[\w-]+)"', made)[1])  # type: ignore[index]
        with httpx.Client(trust_env=False) as visitor:
            assert "vuvuzelmarimba" in visitor.get(link).text
            waits_for_words(mine, "xylophone")
            files = set(re.findall(r'href="(/result/\w+/file/\d)"', mine.get(result).text))
            written = [mine.get(each).text for each in files]
            assert written
            assert all("Xylophone" in each and "vuvuzelmarimba" in each for each in written)
            anna.waits_for(lambda: "Xylophone" in answer.card.text, 30, "the corrected answer")
            assert len([it for it in anna.answers(post) if it.file]) == sent, "no file is sent"
            for page in (hers.get(other).text, hers.get(f"{other}/file/0").text):
                assert "Xylophone" not in page
            assert "Xylophone" not in theirs.card.text
            assert visitor.get(f"{link}/file/0").status_code == 200
            delete_everything(anna)
            anna.waits_for(lambda: visitor.get(link).status_code == 404, 60, "the end of the link")
    anna.waits_for(lambda: not _left(installation, b"uzelmarimba"), 90, "the end of every byte")


def _left(installation: Installation, word: bytes) -> list[str]:
    """Return the files of the service on this machine that have a word."""
    folders = {installation.bot.data, installation.worker.data}
    return [
        str(path) for folder in folders for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".log" and word in path.read_bytes()
    ]  # fmt: skip
