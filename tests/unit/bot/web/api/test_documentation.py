"""Every example of docs/API.md works."""

from __future__ import annotations

import re
import shlex
from typing import Any

import pytest

from tests.paths import ROOT
from tests.unit.bot.web.api.programs import documents, make_token
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import URL, Site

PAGE = (ROOT / "docs/API.md").read_text()
EXAMPLES = [
    line
    for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    for line in block.replace("\\\n", " ").splitlines()
]


def request_of(line: str, **values: str) -> dict[str, Any]:
    """Return the request that a line with curl makes."""
    for name, value in values.items():
        line = line.replace(f"${name}", value)
    program, *words = shlex.split(line)
    assert program == "curl"
    asked: dict[str, Any] = {"method": "GET", "headers": {}, "params": {}}
    while words:
        word = words.pop(0)
        match word:
            case "--get":
                pass
            case "--header":
                name, _, value = words.pop(0).partition(": ")
                asked["headers"][name] = value
            case "--data-urlencode":
                name, _, value = words.pop(0).partition("=")
                asked["params"][name] = value
            case _:
                assert word.startswith(URL), line
                asked["url"] = word
    if not asked["params"]:
        del asked["params"]
    return asked


@pytest.mark.parametrize("line", EXAMPLES)
async def test_example_works(site: Site, line: str) -> None:
    job = await store(site.harness)
    token = await make_token(site)
    async with site.browser() as client:
        answer = await client.request(**request_of(line, TOKEN=token, JOB=job.id))
    assert answer.status_code < 300, answer.text


async def test_every_route_that_is_named_exists(site: Site) -> None:
    known = {
        prefix + re.sub(r"{\w+}", "*", path)
        for prefix, document in (await documents(site)).items()
        for path in document["paths"]
    }
    named = set(re.findall(r"https://text\.example\.org([^\s?\"]+)", PAGE))
    asked = {re.sub(r"\$\w+", "*", path).replace("/files/0", "/files/*") for path in named}
    assert asked <= known
    assert known <= asked, "every route has an example"
