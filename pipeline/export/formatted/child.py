"""Child process that makes one document: `python -m pipeline.export.formatted.child`.

Layout takes seconds and hundreds of megabytes for ten hours of speech. In a process of its own it
can be ended, and its memory is given back.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.engines.spoken_words import without_fillers
from pipeline.export.documents import recording_facts
from pipeline.export.formatted.content import Content, content_of
from pipeline.export.transcript_json import read_transcript_json
from pipeline.media.confined.child_protocol import ParentChannel, run_and_answer
from pipeline.media.confined.sandbox import confine
from storage.models import Format, Summary
from storage.serialization import from_json

_MOST_SECONDS = 240.0
"""Seconds that the work may take on a machine that is busy; its processor time has a limit, too."""
_BEAT_SECONDS = 5.0
NO_FONT = "no_font"


def _work(request: dict[str, Any], channel: ParentChannel) -> dict[str, Any]:
    content = _content(request)
    make, files = _maker(request, content)
    output = Path(request["output"])
    confine(request["limits"], [*files, *map(Path, request["readable"])], [output.parent])
    threading.Thread(target=_beat, args=(channel,), daemon=True).start()
    made, unshown = make()
    output.write_bytes(made)
    return {"code": "", "font": "", "unshown": unshown}


def _beat(channel: ParentChannel) -> None:
    """Tell the parent for a while that the work goes on."""
    ends = time.monotonic() + _MOST_SECONDS
    while time.monotonic() < ends:
        channel.progress(0.0)
        time.sleep(_BEAT_SECONDS)


def _content(request: dict[str, Any]) -> Content:
    transcript = without_fillers(read_transcript_json(Path(request["words"]).read_bytes()))
    names = dict(request["names"])
    recorded = date.fromisoformat(request["recorded"]) if request["recorded"] else None
    facts = recording_facts(request["title"], recorded, transcript.seconds, names.values())
    summary = from_json(request["summary"], Summary) if request["summary"] else None
    return content_of(request["title"], transcript, summary, names, facts)


def _maker(
    request: dict[str, Any], content: Content
) -> tuple[Callable[[], tuple[bytes, str]], list[Path]]:
    """Return the work that follows, with its libraries imported, and the fonts that it reads."""
    if request["format"] == Format.PDF:
        from pipeline.export.formatted.pdf_file import PdfMaker  # noqa: PLC0415  one for each

        folder = Path(request["fonts"])
        maker = PdfMaker(content, folder)
        return lambda: maker.make(folder), maker.files
    if request["format"] == Format.DOCX:
        from pipeline.export.formatted.docx_file import docx_file  # noqa: PLC0415

        return lambda: (docx_file(content), ""), []
    from pipeline.export.formatted.html_file import html_file  # noqa: PLC0415

    recording = Path(request["recording"]) if request["recording"] else None
    return lambda: (html_file(content, recording), ""), []


def _answered(request: dict[str, Any], channel: ParentChannel) -> dict[str, Any]:
    if request["format"] != Format.PDF:
        return _work(request, channel)
    from pipeline.export.formatted.pdf_file import NoFont  # noqa: PLC0415  loads Typst

    try:
        return _work(request, channel)
    except NoFont as error:
        return {"code": NO_FONT, "font": error.fonts, "unshown": ""}


if __name__ == "__main__":
    run_and_answer(_answered)
