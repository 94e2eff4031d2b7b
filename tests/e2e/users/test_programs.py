"""Programs use a running service: OpenAI's client, unmodified, and the API, with a token of the
chat."""

from __future__ import annotations

import re
import time
from typing import Any

import httpx
import openai
import pytest

from tests.e2e.harness.installations import Installation
from tests.e2e.harness.person_protocol import Anybody
from tests.e2e.users.test_pages import link
from tests.paths import DATA

NOTE = DATA / "asr/en/fleurs_en_001.ogg"


def _new_token(person: Anybody) -> str:
    """Return a token of a person that may write."""
    post = person.says("/token write 1 client")
    shown = person.waits_for(lambda: person.answers(post), 20, "a token")[0]
    found = re.search(r"mp4t_[\w-]{43}", shown.text)
    assert found is not None
    return found[0]


def _end_of(api: httpx.Client, job: str, until: float) -> dict[str, Any]:
    """Return a job at its end, which comes before `until`, of the monotonic clock."""
    while (now := api.get(f"/jobs/{job}").json())["state"] in ("queued", "running"):
        assert time.monotonic() < until, now
        time.sleep(0.2)
    return dict(now)


def _words_by_openai_client(host: str, token: str) -> int:
    """Transcribe the note by the client of OpenAI. Return the number of its words."""
    with openai.OpenAI(api_key=token, base_url=f"{host}/v1", max_retries=0) as client:
        made = client.audio.transcriptions.create(
            model="whisper-1", file=NOTE, response_format="verbose_json", language="en",
            timestamp_granularities=["word", "segment"],
        )  # fmt: skip
        text = client.audio.transcriptions.create(
            model="whisper-1", file=NOTE, response_format="text", language="en"
        )
    assert made.language == "english"
    assert made.words is not None
    assert len(made.words) > 5
    assert [it.start for it in made.words] == sorted(it.start for it in made.words)
    assert made.text == text.strip()
    return len(made.words)


@pytest.mark.parametrize("place", ["one_machine", "many_machines"])
def test_openai_client_transcribes(request: pytest.FixtureRequest, place: str) -> None:
    """On one machine `mp4totext up` serves the API, on many machines `mp4totext web`."""
    installation: Installation = request.getfixturevalue(place)
    installation.discord.waits_for_bot()
    anna = installation.person("telegram", f"Anna {place}")
    host = link(anna).partition("/in/")[0]
    token = _new_token(anna)
    words = _words_by_openai_client(host, token)
    bearer = {"authorization": f"Bearer {token}"}
    with httpx.Client(base_url=f"{host}/api/v1", headers=bearer, trust_env=False) as api:
        (job,) = api.get("/jobs").json()["items"]
        assert (job["name"], job["state"]) == (NOTE.name, "done")
        result = api.get(f"/jobs/{job['id']}/result").json()
        assert sum(len(it["words"]) for it in result["segments"]) == words
        assert api.get(f"/jobs/{job['id']}/recording").content == NOTE.read_bytes()
        redo = api.post(f"/jobs/{job['id']}/redo", json={"options": "summary=short"}).json()
        until = time.monotonic() + 60
        assert _end_of(api, redo["id"], until)["state"] == "done"
        assert "summary" in api.get(f"/jobs/{redo['id']}/result").json()
        anna.waits_for(
            lambda: [it for it in anna.sees() if "Summary: short" in it.text], 30, "the answer"
        )
        while api.delete(f"/jobs/{redo['id']}").status_code == 409:  # its message is on its way
            assert time.monotonic() < until
            time.sleep(0.2)
        assert api.get("/jobs").json()["items"] == []
        anna.waits_for(
            lambda: [it for it in anna.sees() if "deleted, with" in it.text], 60, "the end"
        )
    assert token not in installation.logs(), "no log has a token"
