"""Forms of a page that come after its result was deleted, at the latest moment: while their bytes
come, after the result was looked for."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from urllib.parse import urlencode

import pytest

from tests.unit.bot.web.editing.editor import SAID
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import SAME_ORIGIN, Site, fields

FORM = {**SAME_ORIGIN, "content-type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize(
    ("path", "form", "status"),
    [
        ("tags", {"tag": "a"}, 404),
        ("tags", {"remove": "a"}, 404),
        ("share", {"days": "3"}, 404),
        ("unshare", {"key": "x"}, 303),
        ("edit", {"do": "save", "at": "0", "text": "x"}, 409),
        ("summary", {}, 409),
    ],
)
async def test_form_of_a_deleted_result_is_no_fault(
    site: Site, path: str, form: dict[str, str], status: int
) -> None:
    job = await store(site.harness, segments=SAID)
    async with site.signed_in() as client:
        page = (await client.get(f"/result/{job.id}")).text
        base = re.search(r'data-base="(\w+)"', page)
        assert base
        data = {**form, "token": fields(page)["token"], "base": base[1], "version": "0"}

        async def body() -> AsyncIterator[bytes]:
            async with site.harness.services.database.begin() as unit:
                await unit.jobs.delete_chain(job.id)
            yield urlencode(data).encode()

        sent = await client.post(f"/result/{job.id}/{path}", content=body(), headers=FORM)
    assert sent.status_code == status
