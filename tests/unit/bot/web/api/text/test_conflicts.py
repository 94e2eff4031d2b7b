"""Corrections of several programs at once, and such as are not possible."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from storage.models import Job
from tests.unit.bot.web.api.text.text_program import Program, other_of
from tests.unit.bot.web.editing.editor import SAID
from tests.unit.bot.web.visitors import Site
from tests.unit.storage.conftest import make_job


async def test_corrections_of_two_programs_move_behind_each_other(one: Program) -> None:
    other = await other_of(one)
    await one.edit("text", at=0, text="One\ntwo\nthree.")
    edited = await other.edit("text", at=1, text="Four and five.")
    assert (edited["version"], edited["at"]) == (2, 3)
    assert [it["at"] for it in edited["changes"]] == [0, 3]
    assert await one.said() == ["One", "two", "three.", "Four and five.", "Six seven."]


async def test_conflict_is_told_with_the_words_that_are_there(one: Program) -> None:
    other = await other_of(one)
    await one.edit("text", at=1, text="Four,\nand five.")
    for do, more in (
        ("text", {"at": 1, "text": "For five."}), ("merge", {"at": 1}),
        ("speaker", {"at": 1, "speaker": "S1"}), ("undo", {}), ("redo", {}),
    ):  # fmt: skip
        answer = await other.send(do, **more)
        assert (answer.status_code, answer.json()["code"]) == (409, "edit_conflict"), do
        assert answer.headers["etag"] == one.etag
        assert ("«Four, and five." in answer.json()["detail"]) is ("at" in more)
    assert await one.said() == ["One two three.", "Four,", "and five.", "Six seven."]


async def test_if_match_corrects_only_the_text_that_was_read(one: Program) -> None:
    other = await other_of(one)
    await one.edit("text", at=0, text="One.")
    for tag in (other.etag, f"W/{one.etag}", '"x"', "", one.etag.strip('"')):
        answer = await other.send("text", {"if-match": tag}, at=1, text="Four.")
        assert (answer.status_code, answer.json()["code"]) == (412, "changed_meanwhile"), tag
        assert answer.headers["etag"] == one.etag
    for number, tag in enumerate(("{}", '"x", {}', "*")):
        named = {"if-match": tag.format(one.etag)}
        answer = await one.send("text", named, at=1, text=f"Four {number}.")
        assert answer.status_code == 200, answer.text
        await one.read()
    state = one.etag.strip('"').split("-")
    remade = f'"{state[0]}-1-{state[2]}-{state[3]}"'  # the files were made anew, of the same text
    assert (await one.send("undo", {"if-match": remade})).status_code == 200


async def test_names_of_a_redo_make_another_text(site: Site, job: Job, one: Program) -> None:
    """`/names` and `PUT …/speakers` change names without a correction."""
    assert job.result is not None
    named = (replace(job.result.speakers[0], name="Eve"), *job.result.speakers[1:])
    redo = replace(make_job(9), again_of=job.id, created=job.created + timedelta(hours=1))
    redo = replace(redo, options=replace(redo.options, names=(("S1", "Eve"), ("S2", ""))))
    async with site.harness.services.database.begin() as unit:
        assert await unit.jobs.add(redo)
    claimed = await site.web.transact(lambda unit: unit.jobs.claim(redo.id, "worker"))
    assert claimed is not None
    result = replace(job.result, speakers=named)
    await site.web.transact(lambda unit: unit.jobs.finish(redo.id, claimed.attempt, result))
    known = {"if-none-match": one.etag}
    assert (await one.client.get(f"{one.path}/text", headers=known)).status_code == 200
    named_before = {"if-match": one.etag}
    assert (await one.send("name", named_before, speaker="S1", name="Ann")).status_code == 412
    assert (await one.read())["speakers"][0]["name"] == "Eve"


async def test_one_of_two_at_one_moment_is_refused(one: Program) -> None:
    """Both have read the same text, and both say so."""
    asked = [
        one.send("text", {"if-match": one.etag}, at=at, text=f"Mine {at}.") for at in (0, 1, 2)
    ]
    answers = await asyncio.gather(*asked)
    assert sorted(it.status_code for it in answers) == [200, 412, 412]
    assert len([it for it in await one.said() if it.startswith("Mine")]) == 1


@pytest.mark.parametrize(
    ("do", "fields", "status", "code"),
    [
        ("text", {"at": 9, "text": "x"}, 409, "edit_gone"),
        ("merge", {"at": 2}, 409, "edit_gone"),
        ("speaker", {"at": 0, "speaker": "S9"}, 409, "edit_gone"),
        ("name", {"speaker": "S9", "name": "x"}, 409, "edit_gone"),
        ("text", {"at": 0, "text": "x" * 5001}, 422, "edit_long"),
        ("text", {"at": 0, "text": "x", "base": "0" * 64}, 409, "edit_anew"),
        ("text", {"at": -1, "text": "x"}, 422, "invalid_request"),
        ("text", {"at": 0, "text": "a\x00b"}, 422, "invalid_request"),
        ("text", {"at": 0}, 422, "invalid_request"),
        ("text", {"at": 0, "text": "x", "version": None}, 422, "invalid_request"),
        ("burn", {}, 422, "invalid_request"),
    ],
)
async def test_what_can_not_be_is_refused(
    one: Program, do: str, fields: dict[str, Any], status: int, code: str
) -> None:
    answer = await one.send(do, **fields)
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    assert answer.json()["detail"]
    assert await one.said() == [it.text for it in SAID]


async def test_what_changes_nothing_makes_no_version(one: Program) -> None:
    for do, more in (("text", {"at": 0, "text": "One two three."}), ("undo", {}), ("redo", {})):
        edited = await one.edit(do, **more)
        assert (edited["version"], edited["changes"]) == (0, [])
