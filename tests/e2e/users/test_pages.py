"""A recording that is sent in a chat and read in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from tusclient.client import TusClient

from tests.e2e.discord_server import DiscordServer
from tests.e2e.harness.answers import wait_for_answer
from tests.e2e.harness.installations import Installation
from tests.e2e.harness.service import Service
from tests.paths import DATA

NOTE = DATA / "asr/en/fleurs_en_001.ogg"
LINK = re.compile(r"http://127\.0\.0\.1:\d+/in/\w+")


def link(person: Any) -> str:
    """Return the link that /web gives."""
    post = person.says("/web")
    answer = person.waits_for(lambda: person.answers(post), 20, "a reply to /web")[0]
    return LINK.search(answer.text)[0]  # type: ignore[index]


@contextmanager
def browser(person: Any) -> Iterator[httpx.Client]:
    """Return a browser that a person signed in."""
    address = link(person)
    with httpx.Client(base_url=address.partition("/in/")[0], trust_env=False) as client:
        fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', client.get(address).text))
        origin = {"origin": str(client.base_url).rstrip("/")}
        assert client.post("/in", data=fields, headers=origin).status_code == 303
        yield client


@pytest.mark.parametrize(
    ("place", "platform"), [("one_machine", "telegram"), ("many_machines", "discord")]
)
def test_recording_is_read_and_heard_in_a_browser(
    request: pytest.FixtureRequest, place: str, platform: str
) -> None:
    """On one machine `mp4totext up` serves the pages, on many machines `mp4totext web`."""
    installation: Installation = request.getfixturevalue(place)
    installation.discord.waits_for_bot()
    anna, eve = (installation.person(platform, name) for name in ("Anna", "Eve"))
    answer = wait_for_answer(anna, anna.sends_voice(NOTE, "speech=no"), ("srt", "txt"), 60)
    with browser(anna) as mine, browser(eve) as hers:
        library = mine.get("/").text
        (result,) = set(re.findall(r'href="(/result/\w+)"', library))
        assert result not in hers.get("/").text
        page = mine.get(result).text
        words = re.findall(r'data-t="([\d.]+)">([^<]+)<', page)
        assert len(words) > 5
        assert [float(at) for at, _ in words] == sorted(float(at) for at, _ in words)
        text = answer.files["txt"].content.decode()
        assert all(word in text for _, word in words)
        files = re.findall(rf'href="({result}/file/\d)"', page)
        assert {mine.get(file).content for file in files} >= {
            each.content for each in answer.files.values()
        }
        recording = NOTE.read_bytes()
        heard = mine.get(f"{result}/recording", headers={"range": "bytes=100-"})
        assert (heard.status_code, heard.headers["content-type"]) == (206, "audio/ogg")
        assert heard.content == recording[100:]
        for path in (result, f"{result}/recording", *files):
            assert hers.get(path).status_code == 404
        assert "IN/" not in installation.logs().upper(), "the log has no link"
        anna.says("/web sessions")
        listed = anna.waits_for(
            lambda: [it for it in anna.sees() if "signed in" in it.text and it.carries("webend")],
            20,
            "the browsers",
        )[0]
        anna.presses(listed, "Sign all out")
        anna.waits_for(lambda: "No browser is signed in" in listed.text, 20, "the end")
        assert mine.get("/").status_code == 401
        assert hers.get("/").status_code == 200


def upload(client: httpx.Client, path: Path) -> str:
    """Upload a file as a program for the protocol does. Return the id of its job."""
    url = str(client.base_url).rstrip("/")
    token = re.search(r'name="token" value="(\w+)"', client.get("/tokens").text)[1]  # type: ignore[index]
    cookie = "; ".join(f"{it.name}={it.value}" for it in client.cookies.jar)
    headers = {"Cookie": cookie, "Origin": url, "X-Form-Token": token}
    said = {"filename": path.name, "options": "speech=no"}
    with path.open("rb") as file:
        sending = TusClient(f"{url}/uploads", headers=headers).uploader(
            file_stream=file, chunk_size=20_000, metadata=said
        )
        sending.upload()
    told = client.head(str(sending.url), headers={"Tus-Resumable": "1.0.0"})
    return str(told.headers["upload-job"])


@pytest.mark.parametrize(
    ("place", "platform"), [("one_machine", "telegram"), ("many_machines", "discord")]
)
def test_recording_is_uploaded_in_a_browser_and_answered_in_the_chat_too(
    request: pytest.FixtureRequest, place: str, platform: str
) -> None:
    installation: Installation = request.getfixturevalue(place)
    installation.discord.waits_for_bot()
    tom = installation.person(platform, "Tom")
    with browser(tom) as client:
        job = upload(client, NOTE)
        card = tom.waits_for(
            lambda: [it for it in tom.sees() if NOTE.name in it.text], 30, "the card in the chat"
        )[0]
        tom.waits_for(lambda: not card.carries("cancel"), 120, "the answer in the chat")
        tom.waits_for(
            lambda: [it for it in tom.sees() if it.file and it.file.name == f"{NOTE.stem}.txt"],
            30,
            "the files behind the answer",
        )
        page = client.get(f"/result/{job}").text
        assert len(re.findall(r'data-t="([\d.]+)">([^<]+)<', page)) > 5
        assert client.get(f"/result/{job}/recording").content == NOTE.read_bytes()


def test_link_in_a_server_is_ephemeral(service: Service, discord: DiscordServer) -> None:
    discord.waits_for_bot()
    anna = discord.person("Anna").at(discord.guild())
    post = anna.says("/web")
    (answer,) = anna.waits_for(lambda: anna.answers(post), 20, "a reply to /web")
    assert answer.for_user == anna.id
    assert LINK.search(answer.text)
