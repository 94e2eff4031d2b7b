"""Every form about somebody's things, sent by another person with a valid token of their own."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import httpx

from bot.web.app import ROUTES
from bot.web.sharing.links import key_of
from bot.web.uploads.routes import FORM_HEADER
from storage.models import Account, ApiToken, Platform, Role, Share, TokenScope
from storage.repositories.pages.shares import SHORT_KEY
from tests.unit.bot.fakes import ANNA, BEN
from tests.unit.bot.web.editing.editor import SAID
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.test_access import UPLOAD, WEBHOOK
from tests.unit.bot.web.visitors import SAME_ORIGIN, Site, fields
from tests.unit.storage.conftest import make_job

Rows = dict[str, list[tuple[object, ...]]]
OWN = {
    "/in": "begins a session",
    "/telegram": "begins a session",
    "/out": "ends the session that sends it",
    "/google/join": "joins a login to who sends it",
    "/tokens": "makes a token of who sends it",
    "/webhooks": "makes a webhook of who sends it",
    "/links": "makes a job of who sends it",
    "/uploads": "makes an upload of who sends it",
}
"""Forms that name nothing of somebody else."""
OTHER = Account(Platform.TELEGRAM, "4242")
LINKS = ("s" * 32, "u" * 32)
"""Codes of links to Anna's recording."""


@dataclass(frozen=True)
class Form:
    """A form of a route; `{job}` and the like are Anna's. Uploads are asked for by scripts, with
    another `method`."""

    route: str
    values: dict[str, str] = field(default_factory=dict)
    method: str = "POST"


FORMS = (
    Form("/result/{job:str}/edit", {"do": "save", "at": "0", "text": "Changed words."}),
    Form("/result/{job:str}/edit", {"do": "name", "speaker": "S1", "name": "Changed"}),
    Form("/result/{job:str}/tags", {"tag": "changed"}),
    Form("/result/{job:str}/tags", {"remove": "changed"}),
    Form("/result/{job:str}/share", {"days": "3", "files": "yes"}),
    Form("/result/{job:str}/unshare", {"key": "{shared}"}),
    Form("/shared/end", {"key": "{link}"}),
    Form("/tokens/end", {"key": "{key}"}),
    Form("/tags", {"key": "{tag}", "name": "changed too"}),
    Form("/tags/give", {"job": "{job}", "tag": "given"}),
    Form("/tags/give", {"job": "{job}", "tag": "given", "action": "remove"}),
    Form("/webhooks/{webhook:str}", {"do": "off"}),
    Form("/webhooks/{webhook:str}", {"do": "on"}),
    Form("/webhooks/{webhook:str}", {"do": "secret"}),
    Form("/webhooks/{webhook:str}", {"do": "test"}),
    Form("/webhooks/{webhook:str}", {"do": "delete", "sure": "yes"}),
    Form("/google/end", {"key": "{login}"}),
    Form("/operator/drain", {"drain": "on"}),
    Form("/operator/job", {"do": "cancel", "job": "{working}"}),
    Form("/operator/person", {"do": "quota", "account": "{other}", "limits": "minutes=1"}),
    Form("/result/{job:str}/cancel"),
    Form("/uploads/{upload:str}", method="DELETE"),
    Form("/result/{job:str}/summary"),
    Form("/delete", {"job": "{ended}", "sure": "yes"}),
)


def rows(folder: Path) -> Rows:
    """Return all rows of the database."""
    with sqlite3.connect(folder / "rows.db") as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)  # noqa: S608  our tables
            for (name,) in names
        }


async def prepared(site: Site) -> dict[str, str]:
    """Store one of everything of Anna's. Return what forms name."""
    job, now = await store(site.harness, segments=SAID), site.web.clock()
    jobs, shared, later = (make_job(3), make_job(4)), now - timedelta(days=1), timedelta(days=9)
    ended = await store(site.harness, 2)
    token = ApiToken("t" * 64, ANNA, "program", (TokenScope.READ,), now, None, now + later)
    async with site.harness.services.database.begin() as unit:
        await unit.people.set_role(ANNA, Role.ADMIN)
        await unit.people.get_or_create(OTHER, "en")
        assert all([await unit.jobs.add(each) for each in jobs])
        for code in LINKS:
            share = Share(key_of(code), job.id, ANNA, True, shared, now + later)
            assert await unit.shares.add(job.id, share, shared)
        await unit.uploads.add(UPLOAD)
        assert await unit.tags.add(job, "wilhelmina")
        await unit.webhooks.add(WEBHOOK)
        await unit.api_tokens.add(token)
        assert await unit.joined_logins.join("google", "anna", ANNA, "Anna", now)
        (login,) = await unit.joined_logins.list_for([ANNA])
        (tag,) = await unit.tags.list_for([ANNA])
    link, other = (key_of(code)[:SHORT_KEY] for code in LINKS)
    named = {"job": job.id, "waiting": jobs[0].id, "working": jobs[1].id, "upload": UPLOAD.id}
    named |= {
        "ended": ended.id,
        "webhook": WEBHOOK.id,
        "link": link,
        "shared": other,
        "tag": tag.key,
    }
    return named | {"login": login.key, "key": token.key[:SHORT_KEY], "other": str(OTHER)}


async def send(client: httpx.AsyncClient, form: Form, token: str, named: dict[str, str]) -> int:
    """Send a form about Anna's things; return the status."""
    values = named | ({"job": named["waiting"]} if form.route.endswith("/cancel") else {})
    path = form.route.replace(":str}", "}").format(**values)
    data = {name: value.format(**values) for name, value in form.values.items()}
    headers = SAME_ORIGIN
    if form.method == "POST":
        data |= {"token": token, "base": named["base"], "version": named["version"]}
    else:
        headers = {**SAME_ORIGIN, FORM_HEADER: token, "tus-resumable": "1.0.0"}
    return (await client.request(form.method, path, data=data, headers=headers)).status_code


async def token_of(client: httpx.AsyncClient) -> str:
    """Return the token of a session's forms."""
    return fields((await client.get("/tokens")).text)["token"]


def test_every_form_is_sent() -> None:
    posted = {route.path for route in ROUTES if "POST" in (route.methods or ())}
    assert posted == {form.route for form in FORMS} | OWN.keys()


async def test_valid_token_of_another_person_changes_nothing(site: Site, tmp_path: Path) -> None:
    """The same forms change something when Anna sends them, each of them."""
    named = await prepared(site)
    async with site.signed_in(BEN) as theirs, site.signed_in() as hers:
        page = (await hers.get(f"/result/{named['job']}")).text
        named |= {"version": "0", "base": "".join(re.findall(r'data-base="(\w+)"', page))}
        token = await token_of(theirs)
        before = await asyncio.to_thread(rows, tmp_path)
        for form in FORMS:
            status = await send(theirs, form, token, named)
            assert status in (303, 404, 422), (form, status)
            assert await asyncio.to_thread(rows, tmp_path) == before, form
        token = await token_of(hers)
        for form in FORMS:
            status = await send(hers, form, token, named)
            after = await asyncio.to_thread(rows, tmp_path)
            assert after != before, (form, status)
            before = after
