"""Child process that makes one document: `python -m pipeline.export.formatted.child`.

Layout takes seconds and hundreds of megabytes for ten hours of speech. In a process of its own it
can be ended, and its memory is given back.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.engines.doubtful_words import mark_doubtful
from pipeline.engines.spoken_words import without_fillers
from pipeline.export.documents import md, recording_facts, txt
from pipeline.export.formatted.content import Content, content_of
from pipeline.export.subtitles import srt, vtt
from pipeline.export.transcript_json import read_transcript_json
from pipeline.media.confined.child_protocol import ParentChannel, run_and_answer
from pipeline.media.confined.sandbox import confine
from storage.models import Format, Summary, Transcript
from storage.serialization import from_json

_MOST_SECONDS = 240.0
"""Seconds that the work may take on a machine that is busy; its processor time has a limit, too."""
_BEAT_SECONDS = 5.0
NO_FONT = "no_font"


def _work(request: dict[str, Any], channel: ParentChannel) -> dict[str, Any]:
    make, files = _maker(request, _Loaded.of(request))
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


@dataclass(frozen=True, slots=True)
class _Loaded:
    """Everything that a document is made of."""

    title: str
    transcript: Transcript
    summary: Summary | None
    names: dict[str, str]
    facts: str

    @classmethod
    def of(cls, request: dict[str, Any]) -> _Loaded:
        """Return what a request names."""
        transcript = without_fillers(read_transcript_json(Path(request["words"]).read_bytes()))
        names = dict(request["names"])
        recorded = date.fromisoformat(request["recorded"]) if request["recorded"] else None
        facts = recording_facts(request["title"], recorded, transcript.seconds, names.values())
        summary = from_json(request["summary"], Summary) if request["summary"] else None
        return cls(request["title"], transcript, summary, names, facts)

    def content(self) -> Content:
        """Return what a formatted document says."""
        return content_of(self.title, self.transcript, self.summary, self.names, self.facts)


def _maker(
    request: dict[str, Any], loaded: _Loaded
) -> tuple[Callable[[], tuple[bytes, str]], list[Path]]:
    """Return the work that follows, with its libraries imported, and the fonts that it reads."""
    if request["format"] == Format.PDF:
        # More threads reserve more memory, and are not faster: 1.9 s for 100,000 words.
        os.environ["RAYON_NUM_THREADS"] = "1"
        from pipeline.export.formatted.pdf_file import PdfMaker  # noqa: PLC0415  one for each

        folder = Path(request["fonts"])
        maker = PdfMaker(loaded.content(), folder)
        return lambda: maker.make(folder), maker.files
    if request["format"] == Format.DOCX:
        from pipeline.export.formatted.docx_file import docx_file  # noqa: PLC0415

        return lambda: (docx_file(loaded.content()), ""), []
    if request["format"] != Format.HTML:
        return lambda: (_plain(Format(request["format"]), loaded), ""), []
    from pipeline.export.formatted.html_file import html_file  # noqa: PLC0415

    recording = Path(request["recording"]) if request["recording"] else None
    return lambda: (html_file(loaded.content(), recording), ""), []


def _plain(kind: Format, it: _Loaded) -> bytes:
    """Return a text file, which a page asks for; a job writes its own."""
    writers: dict[Format, Callable[[], str]] = {
        Format.TXT: lambda: txt(it.transcript, it.names, it.summary),
        Format.MD: lambda: md(
            it.title, mark_doubtful(it.transcript), it.summary, it.names, it.facts
        ),
        Format.SRT: lambda: srt(it.transcript, it.names),
        Format.VTT: lambda: vtt(it.transcript, it.names),
    }
    return writers[kind]().encode("utf-8", "replace")


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
