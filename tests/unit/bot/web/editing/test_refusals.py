"""Corrections that are refused: impossible ones, those of others, of other sites, and too many."""

from __future__ import annotations

from typing import Any

import pytest

from storage.models import FileKind, Job
from tests.unit.bot.fakes import BEN, BotHarness
from tests.unit.bot.web.editing.editor import SAID, Editor
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import SAME_ORIGIN, Site


@pytest.mark.parametrize(
    ("do", "more", "says"),
    [
        ("save", {"text": "x " * 3000}, "5,000"),
        ("save", {"at": "9", "text": "x"}, "no such sentence"),
        ("merge", {"at": "2"}, "no such sentence"),
        ("speaker", {"speaker": "S9"}, "no such sentence"),
        ("name", {"speaker": "S9", "name": "x"}, "no such sentence"),
        ("drop", {}, "no such sentence"),
    ],
)
async def test_impossible_corrections_are_refused_in_words(
    site: Site, job: Job, do: str, more: dict[str, Any], says: str
) -> None:
    async with site.signed_in() as client:
        editor = await Editor(client, job).load()
        answer = await editor.send(do, **more)
        assert answer.status_code == 400
        assert says in answer.json()["message"]
        page = await editor.send(do, script=False, **more)
        assert page.status_code == 400
        assert says in page.text


async def test_forms_without_their_token_and_of_other_sites_are_refused(
    site: Site, job: Job
) -> None:
    async with site.signed_in() as client:
        editor = await Editor(client, job).load()
        for name in ("token",):
            kept = editor.fields.pop(name)
            assert (await editor.send("save", 0, text="x")).status_code == 403
            editor.fields[name] = kept
        cross = {"sec-fetch-site": "cross-site", "origin": "https://evil.example"}
        form = {**editor.fields, "do": "save", "at": "0", "text": "x"}
        answer = await client.post(f"/result/{job.id}/edit", data=form, headers=cross)
        assert answer.status_code == 403
        large = {**form, "text": "x" * 70_000}
        answer = await client.post(f"/result/{job.id}/edit", data=large, headers=SAME_ORIGIN)
        assert answer.status_code == 403
        assert await editor.said() == [it.text for it in SAID]


async def test_nobody_else_corrects_and_same_bytes_keep_their_own_text(
    site: Site, harness: BotHarness, job: Job
) -> None:
    theirs = await store(harness, 5, BEN, segments=SAID)
    async with site.signed_in() as client, site.signed_in(BEN) as ben:
        editor = await Editor(client, job).load()
        await editor.save(0, "Wilhelmina.")
        intruder = Editor(ben, job)
        intruder.fields = {**(await Editor(ben, theirs).load()).fields}
        for do in ("save", "merge", "speaker", "name", "undo"):
            answer = await intruder.send(do, 0, text="x", speaker="S1", name="x")
            assert answer.status_code == 404
            assert "Wilhelmina" not in answer.text
        own = await Editor(ben, theirs).said()
        assert own == [it.text for it in SAID]
        assert "Wilhelmina" not in (await Editor(ben, theirs).load()).html


async def test_corrections_are_limited(harness: BotHarness, job: Job) -> None:
    site = Site.of(harness)
    async with site.signed_in() as client:
        editor = await Editor(client, job).load()
        codes = [(await editor.send("save", 0, text="One two three.")).status_code
                 for _ in range(70)]  # fmt: skip
        assert 429 in codes


async def test_results_without_words_can_not_be_corrected(site: Site, harness: BotHarness) -> None:
    job = await store(harness, 4, kind=None)
    async with site.signed_in() as client:
        html = (await client.get(f"/result/{job.id}")).text
        assert "edit.js" not in html
        assert "sentence/" not in html
        assert (await client.get(f"/result/{job.id}/sentence/0")).status_code == 404
    job = await store(harness, 6, kind=FileKind.JSON)
    async with site.signed_in() as client:
        assert "edit.js" in (await client.get(f"/result/{job.id}")).text
