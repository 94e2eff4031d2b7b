"""Fixtures of texts: a result, and a program that has read its text."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from storage.models import Job
from tests.unit.bot.web.api.programs import API, program
from tests.unit.bot.web.api.text.text_program import Program
from tests.unit.bot.web.editing.editor import SAID
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import Site


@pytest.fixture
async def job(site: Site) -> Job:
    return await store(site.harness, segments=SAID)


@pytest.fixture
async def one(site: Site, job: Job) -> AsyncIterator[Program]:
    async with program(site) as client:
        found = Program(client, f"{API}/jobs/{job.id}")
        await found.read()
        yield found
