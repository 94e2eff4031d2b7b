"""A formatted document on disk, or the reason why there is none."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.media.confined.child_runner import run_child
from pipeline.media.confined.sandbox import Limits
from storage import logs
from storage.errors import BadMedia
from storage.models import Format, Note, Summary
from storage.serialization import to_json

FORMATS = (Format.DOCX, Format.PDF, Format.HTML)
LARGEST_RECORDING = 6_000_000
"""Bytes of a recording inside an HTML page. It takes a third more there, and with the words of the
hour that fits stays below 10 MB, the least that a chat takes (Discord)."""
_MODULE = "pipeline.export.formatted.child"
MEMORY = 2_000_000_000
"""Bytes of address space. A PDF of 100,000 words takes 0.5 GB, of which 0.33 GB are in memory; one
with 100,000 turns of speakers or with 20,000 marks on a letter takes 2 GB."""
_PROCESSOR = 120
"""Seconds of processor: 100,000 words take 3 s."""
_LARGEST_FILE = 200_000_000
_SHOWN = 12
"""Characters without a font that a note names."""

if TYPE_CHECKING:  # a bot process makes documents, too, and has no numpy
    from pipeline.engines.protocols import Report

log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class Subject:
    """Subject of a document besides the words. `names` are displayed by speaker id, empty for one
    speaker; `recording` is the file that an HTML page may contain."""

    title: str
    summary: Summary | None
    names: Mapping[str, str]
    recorded: date | None = None
    recording: Path | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Outcome: the document is there, or a note says why not. Notes may also be about what in it
    can't be shown."""

    is_made: bool
    notes: tuple[Note, ...] = ()


def make_document(
    kind: Format,
    subject: Subject,
    words: Path,
    output: Path,
    report: Report,
    memory: int = MEMORY,
) -> Document:
    """Write a document to `output`; `words` is the JSON of the transcript, `memory` the limit of
    the child. Raises what `report` raises."""
    with tempfile.TemporaryDirectory(dir=output.parent) as scratch:
        made = Path(scratch) / "out" / f"document.{kind}"
        made.parent.mkdir()
        try:
            limits = Limits(memory, _PROCESSOR, _LARGEST_FILE)
            answer = run_child(_MODULE, _request(kind, subject, words, made, limits), report)
        except (BadMedia, MemoryError) as error:
            log.warning("document not made", format=str(kind), error=str(error))
            return _failed(kind)
        except (OSError, RuntimeError):
            log.exception("document not made", format=str(kind))
            return _failed(kind)
        if answer["code"]:
            values = {"format": str(kind), "code": answer["code"], "font": answer["font"]}
            return Document(False, (Note("no_document", values),))
        made.rename(output)
    return Document(True, _about(kind, answer["unshown"]))


def _failed(kind: Format) -> Document:
    return Document(False, (Note("no_document", {"format": str(kind), "code": "failed"}),))


def _about(kind: Format, unshown: str) -> tuple[Note, ...]:
    if not unshown:
        return ()
    numbers = ", ".join(f"U+{ord(each):04X}" for each in unshown[:_SHOWN])
    more = ", …" if len(unshown) > _SHOWN else ""
    return (Note("document_letters", {"format": str(kind), "letters": f"{numbers}{more}"}),)


def _request(
    kind: Format, subject: Subject, words: Path, output: Path, limits: Limits
) -> dict[str, object]:
    recording = str(subject.recording.resolve()) if subject.recording else ""
    return {
        "format": str(kind),
        "title": subject.title,
        "words": str(words.resolve()),
        "summary": to_json(subject.summary) if subject.summary else "",
        "names": list(subject.names.items()),
        "recorded": subject.recorded.isoformat() if subject.recorded else "",
        "recording": recording,
        "readable": [recording] if recording else [],
        "output": str(output.resolve()),
        "fonts": str(output.resolve().parent.parent / "fonts"),
        "limits": asdict(limits),
    }
