"""Tags of results by programs."""

from __future__ import annotations

from storage.repositories.pages.tags import MOST_OF_RESULT
from tests.unit.bot.fakes import BEN
from tests.unit.bot.web.api.programs import API, program
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import Site


async def test_tags_are_put_read_and_filter_the_list(site: Site) -> None:
    job, other = await store(site.harness), await store(site.harness, 2)
    address = f"{API}/jobs/{job.id}/tags"
    async with program(site) as client:
        assert (await client.get(address)).json() == {"tags": []}
        put = await client.put(address, json={"tags": ["Work", "work", "Élan"]})
        assert put.json() == {"tags": ["Work", "Élan"]}
        await client.put(address, json={"tags": ["élan", "new"]})
        assert (await client.get(address)).json() == {"tags": ["new", "Élan"]}
        for tag, expected in (
            ("NEW", [job.id]), ("work", []), ("", [other.id, job.id]), (" ", []), ("\u202e", []),
        ):  # fmt: skip
            page = (await client.get(f"{API}/jobs", params={"tag": tag})).json()
            assert [each["id"] for each in page["items"]] == expected, tag


async def test_tags_that_can_not_be_are_refused(site: Site) -> None:
    job, foreign = await store(site.harness), await store(site.harness, 2, BEN)
    async with program(site) as client:
        address = f"{API}/jobs/{job.id}/tags"
        many = [f"t{number}" for number in range(MOST_OF_RESULT + 1)]
        for tags in (many, ["a,b"], ["x" * 41], [""], ["a\0b"], [1], ["x", " "], ["\u202e"]):
            assert (await client.put(address, json={"tags": tags})).status_code == 422, tags
        assert (await client.get(address)).json() == {"tags": []}
        address = f"{API}/jobs/{foreign.id}/tags"
        assert (await client.put(address, json={"tags": ["x"]})).status_code == 404
        assert (await client.get(address)).status_code == 404
