"""The way of one mutant through the real intake, and what must hold after it."""

from __future__ import annotations

import tempfile
import traceback
from pathlib import Path

from bot.upload_checks import check_kind
from pipeline.engines.audio import Audio
from pipeline.engines.protocols import Report
from pipeline.export.video import subtitled_video
from pipeline.media.signatures import HEAD_BYTES
from pipeline.run.checkpoint import Run
from pipeline.steps.source import Source
from storage.blobs import Blobs
from storage.errors import UserError
from storage.models import Segment, SpeechMap, Transcript, Word
from tests.fuzz.mutants import Mutant
from tests.fuzz.outcome import Fault, Outcome

LONGEST = 600.0
"""Seconds of media after which decoding stops."""
_CAPTIONS = Transcript(
    language="en",
    seconds=2.0,
    segments=(Segment(0.0, 2.0, "Hello", (Word(0.0, 2.0, "Hello", 1.0),)),),
)


def take_in(mutant: Mutant, folder: Path) -> Outcome:
    """Let one mutant through the intake. `folder` is for its files; nothing is left in it."""
    code, fault, details = "", Fault.NONE, ""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        own = Path(name)
        try:
            code = _decode(mutant, own)
        except UserError as error:
            code = error.code
            details = left_over(own / "scratch")
            fault = Fault.FILES if details else Fault.NONE
        except MemoryError:
            fault, details = Fault.MEMORY, traceback.format_exc()
        except Exception:  # noqa: BLE001  any other exception is what the campaign looks for
            fault, details = Fault.EXCEPTION, traceback.format_exc()
    return Outcome(mutant.number, mutant.name, code, fault=fault, details=details)


def _decode(mutant: Mutant, folder: Path) -> str:
    """Check, decode, and for a film copy the picture. Raises UserError."""
    media, scratch = folder / "source", folder / "scratch"
    media.write_bytes(mutant.content)
    check_kind(mutant.content[:HEAD_BYTES], mutant.name)
    run = Run(job="fuzz", sha256="0" * 64, blobs=Blobs(folder / "blobs"), scratch=scratch)
    source = Source(media, run, LONGEST, name=mutant.name)
    recording = source.listen(_AllSpeech(), _ignore)
    if not 0 < recording.seconds <= LONGEST + 1:
        raise AssertionError(f"{recording.seconds} s of audio")
    if not recording.has_video:
        return "sound"
    films = folder / "films"
    films.mkdir()
    try:
        subtitled_video(media, _CAPTIONS, {}, "film", films, _ignore)
    except UserError:
        if left := left_over(films):
            raise AssertionError(left) from None
    return "film"


class _AllSpeech:
    """Speech detector for which the whole recording is speech."""

    id = "all speech"

    def ready(self) -> str:
        """Return its name; there is nothing to load."""
        return self.id

    def detect(self, audio: Audio, report: Report) -> SpeechMap:
        """Return one region."""
        report(1.0)
        return SpeechMap(regions=((0.0, audio.seconds),))


def left_over(folder: Path) -> str:
    """Return the names of the files in a folder, "" for none."""
    found = [path.name for path in folder.rglob("*") if path.is_file()]
    return f"files left: {found}" if found else ""


def _ignore(fraction: float, newest: str = "") -> None:
    """Check the progress of a decoder."""
    if not 0 <= fraction <= 1:
        raise AssertionError(f"progress of {fraction}")
