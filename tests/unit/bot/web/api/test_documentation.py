"""Every example of docs/API.md works."""

from __future__ import annotations

import json
import re
import shlex
from contextlib import AsyncExitStack
from typing import Any

import pytest

from storage.models import Role
from tests.paths import ROOT
from tests.unit.bot.fakes import ANNA, BEN
from tests.unit.bot.web.api.instant_worker import working
from tests.unit.bot.web.api.programs import API, answered, documents, make_token
from tests.unit.bot.web.dashboard.test_dashboard import failed, set_role
from tests.unit.bot.web.visitors import URL, Site
from tests.unit.bot.web.webhooks.receiver import webhook_of, with_public_hosts
from tests.unit.storage.conftest import make_job

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
    program, *words = shlex.split(re.sub(" --(?:get|no-buffer) ", " ", line))
    assert program == "curl"
    asked: dict[str, Any] = {"method": "GET", "headers": {}, "params": {}}
    while words:
        word = words.pop(0)
        match word:
            case "--header":
                name, _, value = words.pop(0).partition(": ")
                asked["headers"][name] = value
            case "--data-urlencode":
                name, _, value = words.pop(0).partition("=")
                asked["params"][name] = value
            case "--request":
                asked["method"] = words.pop(0)
            case "--json":
                asked["json"] = json.loads(words.pop(0))
                asked["method"] = asked["method"].replace("GET", "POST")
            case "--form":
                name, _, value = words.pop(0).partition("=")
                if value.startswith("@"):
                    asked["files"] = {name: (value[1:], b"RIFF0000WAVEsound")}
                else:
                    asked.setdefault("data", {})[name] = value
                asked["method"] = "POST"
            case _:
                assert word.startswith(URL), line
                asked["url"] = word
    if not asked["params"]:
        del asked["params"]
    return asked


async def job_for(site: Site, line: str) -> str:
    """Return the id of a job in the state that an example needs."""
    if "/retry" in line:
        return (await failed(site.harness)).id
    if "/cancel" in line or "/front" in line:
        job = make_job(3)
        async with site.harness.services.database.begin() as unit:
            assert await unit.jobs.add(job)
        return job.id
    return (await answered(site)).id


@pytest.mark.parametrize("line", EXAMPLES)
async def test_example_works(site: Site, line: str) -> None:
    site = with_public_hosts(site)
    job = await job_for(site, line)
    webhook, delivery = await webhook_of(site.harness) if "webhooks" in line else ("", "")
    await set_role(site.harness, BEN, Role.ADMIN)
    token = await make_token(site)
    admin = await make_token(site, "token admin 9", BEN)
    base = ""
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(site.browser())
        if "$BASE" in line:
            reads = {"authorization": f"Bearer {token}"}
            base = (await client.get(f"{API}/jobs/{job}/text", headers=reads)).json()["base"]
        if "/events" in line:
            site.web.live.close()  # else it has no end
        elif "/cancel" not in line and "/front" not in line:
            await stack.enter_async_context(working(site))
        values = {"TOKEN": admin if "/operator" in line else token, "JOB": job, "BASE": base}
        values |= {"WEBHOOK": webhook, "DELIVERY": delivery}
        answer = await client.request(**request_of(line, **values, ACCOUNT=str(ANNA)))
    assert answer.status_code < 300, answer.text


async def test_every_route_that_is_named_exists(site: Site) -> None:
    known = {
        prefix + re.sub(r"{\w+}", "*", path)
        for prefix, document in (await documents(site)).items()
        for path in document["paths"]
    }
    named = {it for line in EXAMPLES for it in re.findall(rf"{URL}([^\s?\"]+)", line)}
    asked = {
        re.sub(r"\$\w+", "*", path).replace("/files/0", "/files/*").replace("whisper-1", "*")
        for path in named
    }
    assert asked <= known
    assert known <= asked, "every route has an example"
