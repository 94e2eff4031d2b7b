"""Files of a result that are made when somebody asks for them, in real child processes."""

from __future__ import annotations

import asyncio
import itertools
import json
import subprocess
import sys
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from docx import Document as WordDocument

from bot.web.documents import making
from bot.web.documents.downloads import FORMATS
from bot.web.rates import Rates
from bot.web.turns import MOST_WAITING
from pipeline.export.formatted.document import Document
from storage.models import FileKind, Format, Note
from tests.unit.bot.web.recordings import MP3, store
from tests.unit.bot.web.visitors import Site

SIGNS = {
    Format.DOCX: b"PK\x03\x04",
    Format.PDF: b"%PDF-",
    Format.HTML: b"<!doctype html>",
    Format.JSON: b"{",
    Format.VTT: b"WEBVTT",
    Format.SRT: b"1\n00:00:00,000",
    Format.TXT: b"[00:00] ",
    Format.MD: b"# ",
}


@pytest.mark.parametrize("kind", FORMATS)
async def test_every_format_can_be_had(site: Site, kind: Format) -> None:
    job = await store(site.harness)
    async with site.signed_in() as client:
        answer = await client.get(f"/result/{job.id}/as/{kind}")
    assert answer.status_code == 200, answer.text
    assert answer.content.startswith(SIGNS[kind])
    assert answer.headers["content-disposition"].startswith(
        f'attachment; filename="Marigold.{kind}'
    )
    assert answer.headers["content-security-policy"].endswith("sandbox")
    assert answer.headers["cache-control"] == "no-store"
    scratch = site.harness.services.scratch
    assert not await asyncio.to_thread(lambda: list(scratch.iterdir())), "nothing is left behind"


async def test_documents_have_the_words_names_and_summary(site: Site) -> None:
    job = await store(site.harness)
    async with site.signed_in() as client:
        word = (await client.get(f"/result/{job.id}/as/docx")).content
        pdf = (await client.get(f"/result/{job.id}/as/pdf")).content
        html = (await client.get(f"/result/{job.id}/as/html")).text
    lines = [each.text for each in WordDocument(BytesIO(word)).paragraphs]
    shown = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
    for said in ("Marigold title", "Marigold gist", "Marigold One", "Marigold Two", "Doubt"):
        assert any(said in line for line in lines)
        assert said in shown
        assert said in html
    assert "data:audio/mpeg;base64," in html, "a short recording is part of the page"


@pytest.mark.parametrize("kind", [Format.PDF, Format.SRT, Format.JSON])
async def test_result_without_words_has_its_sentences(site: Site, kind: Format) -> None:
    job = await store(site.harness, kind=None)
    async with site.signed_in() as client:
        answer = await client.get(f"/result/{job.id}/as/{kind}")
    assert answer.status_code == 200, answer.text
    if kind is Format.PDF:
        answer_text = pypdfium2.PdfDocument(answer.content)[0].get_textpage().get_text_bounded()
    else:
        answer_text = answer.text
    assert "Marigold said." in answer_text
    if kind is Format.JSON:
        assert json.loads(answer.content)["segments"][0]["speaker"] == "S1"


async def test_page_lists_the_formats_that_are_no_files(site: Site) -> None:
    job = await store(site.harness)
    async with site.signed_in() as client:
        html = (await client.get(f"/result/{job.id}")).text
    links = [each for each in FORMATS if f'href="/result/{job.id}/as/{each}"' in html]
    assert links == [each for each in FORMATS if each is not Format.TXT]


@pytest.mark.parametrize("kind", ["video", "ass", "exe", "words", "..%2ftxt", "PDF"])
async def test_other_formats_are_not_found(site: Site, kind: str) -> None:
    job = await store(site.harness)
    async with site.signed_in() as client:
        assert (await client.get(f"/result/{job.id}/as/{kind}")).status_code == 404


async def test_missing_font_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    note = Note("no_document", {"format": "pdf", "code": "no_font", "font": "Noto Sans Thai"})
    monkeypatch.setattr(making, "make_document", lambda *_: Document(False, (note,)))
    job = await store(site.harness)
    async with site.signed_in() as client:
        answer = await client.get(f"/result/{job.id}/as/pdf")
    assert answer.status_code == 503
    assert "The operator can install" in answer.text
    assert "attachment" not in answer.headers.get("content-disposition", "")


async def test_long_work_ends(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def work(*arguments: Any) -> Document:
        while True:
            arguments[-2](0.0)

    monkeypatch.setattr(making, "make_document", work)
    monkeypatch.setattr(making, "SECONDS", 0.1)
    job = await store(site.harness)
    async with site.signed_in() as client:
        answer = await client.get(f"/result/{job.id}/as/pdf")
    assert answer.status_code == 503
    assert "could not be made" in answer.text


async def test_one_file_is_made_at_a_time(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    job = await store(site.harness)
    now = most = 0
    refused = asyncio.Event()

    async def make(*_: object) -> Document:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await refused.wait()
        now -= 1
        return Document(False)

    monkeypatch.setattr("bot.web.documents.downloads.make_file", make)
    async with site.signed_in() as client:
        paths = [f"/result/{job.id}/as/pdf"] * (MOST_WAITING + 3)
        asked = [asyncio.create_task(client.get(path)) for path in paths]
        for first in itertools.islice(asyncio.as_completed(asked), 3):
            assert (await first).status_code == 429
        refused.set()
        answers = await asyncio.gather(*asked)
    assert most == 1
    assert [answer.status_code for answer in answers].count(503) == MOST_WAITING


async def test_making_is_limited(site: Site) -> None:
    job = await store(site.harness)
    object.__setattr__(site.web, "results", Rates(1, 0.001))
    async with site.signed_in() as client:
        assert (await client.get(f"/result/{job.id}/as/txt")).status_code == 200
        refused = await client.get(f"/result/{job.id}/as/txt")
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0


async def test_recording_of_several_files_is_no_part_of_a_page(site: Site) -> None:
    job = await store(site.harness, kind=FileKind.WORDS, media=b"PK" + MP3)
    async with site.signed_in() as client:
        html = (await client.get(f"/result/{job.id}/as/html")).text
    assert "base64," not in html
    assert 'type="file"' in html


def test_pages_load_no_library_of_documents() -> None:
    """They are loaded in the child: the bot's memory stays that of a bot."""
    heavy = ("typst", "docx", "lxml", "icu4py", "budoux", "numpy", "av", "onnxruntime")
    code = f"import sys, bot.web.app; print([it for it in {heavy} if it in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_child_needs_no_library_of_workers() -> None:
    """A bot's image has no numpy and no decoder."""
    code = (
        "import sys; sys.modules.update(dict.fromkeys(('numpy', 'av', 'onnxruntime', 'scipy')));"
        "import pipeline.export.formatted.child, pipeline.export.formatted.html_file,"
        " pipeline.export.formatted.pdf_file, pipeline.export.formatted.docx_file,"
        " pipeline.media.confined.child_runner"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
