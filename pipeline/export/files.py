"""Writes the files of a result."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeAlias

from pipeline.engines.doubtful_words import mark_doubtful
from pipeline.engines.protocols import Report
from pipeline.engines.spoken_words import without_fillers
from pipeline.export.annotations import labels, textgrid, tsv
from pipeline.export.documents import md, recording_facts, summary_md, txt
from pipeline.export.file_names import safe_stem
from pipeline.export.film import Film
from pipeline.export.formatted.document import FORMATS, Subject, make_document
from pipeline.export.karaoke import ass, lrc
from pipeline.export.subtitles import srt, vtt
from pipeline.export.transcript_json import transcript_json
from pipeline.export.video import SubtitledVideo
from storage.models import Captions, FileKind, Format, Note, SpeakerShare, Summary, Transcript


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file on disk, to become an Artifact. `seconds` is the length of sound and video."""

    kind: FileKind
    path: Path
    name: str
    mime: str
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class MadeFiles:
    """Files on disk. `left_out` is the number of tracks that the video lacks, `notes` are about its
    picture, or say why there is no video."""

    files: tuple[MadeFile, ...]
    left_out: int = 0
    notes: tuple[Note, ...] = ()


Words: TypeAlias = tuple[
    Transcript, Summary | None, Sequence[SpeakerShare], Mapping[str, str], Sequence[Note]
]
"""Arguments of `write_words`: transcript, summary, speakers, engines and notes."""


def ignore(fraction: float, newest: str = "") -> None:
    """Ignore a report."""


_MIMES = {
    FileKind.TXT: "text/plain",
    FileKind.SRT: "application/x-subrip",
    FileKind.VTT: "text/vtt",
    FileKind.JSON: "application/json",
    FileKind.MD: "text/markdown",
    FileKind.ASS: "text/x-ssa",
    FileKind.LRC: "text/plain",
    FileKind.TSV: "text/tab-separated-values",
    FileKind.LABELS: "text/plain",
    FileKind.TEXTGRID: "text/plain",
    FileKind.SRT_BOM: "application/x-subrip",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.PDF: "application/pdf",
    FileKind.HTML: "text/html",
    FileKind.SUMMARY: "text/markdown",
}
_ENDINGS = {
    FileKind.SUMMARY: "summary.md",
    FileKind.LABELS: "labels.txt",
    FileKind.TEXTGRID: "TextGrid",
    FileKind.SRT_BOM: "srt",
}
"""File name extensions that differ from the name of the kind."""
_BOTH_SRT = "bom.srt"
"""Extension of an srt with a byte order mark beside one without."""
_BYTE_ORDER_MARK = "\ufeff"
"""Some players and Windows programs take UTF-8 without it for an old code page:
https://www.unicode.org/faq/utf_bom.html#bom4"""
_VIDEO_MIMES = {
    ".mp4": "video/mp4",
    ".mov": "video/quicktime",
    ".mkv": "video/x-matroska",
    ".3gp": "video/3gpp",
}


def write_files(
    stem: str, transcript: Transcript, summary: Summary | None, shares: Sequence[SpeakerShare],
    engines: Mapping[str, str], notes: Sequence[Note], formats: Sequence[Format], folder: Path,
    source: Path | None, report: Report = ignore, captions: Captions = Captions.NORMAL,
    burned: bool = False, burn_seconds: float = 3600.0, recorded: date | None = None,
    threads: int = 1, recording: Path | None = None,
) -> MadeFiles:  # fmt: skip
    """Write the requested formats, and the summary if there is one, as `<stem>.…` into `folder`.

    `stem` may be a hostile file name. `source` is the media if it has video, else None: no video is
    written. One speaker has no name. `burned` draws captions into the video, within `burn_seconds`,
    with `threads`. No speech means no subtitles. `recording` is the media that a page may contain.
    """
    stem, readable = safe_stem(stem), without_fillers(transcript)
    names = {share.id: share.name for share in shares} if len(shares) > 1 else {}
    facts = recording_facts(stem, recorded, transcript.seconds, names.values())
    writers: dict[Format, Callable[[], str]] = {  # only text formats: the video is the last
        Format.TXT: partial(txt, readable, names, summary),
        Format.TSV: partial(tsv, readable, names),
        **_timed_writers(stem, readable, names, captions),
        Format.JSON: partial(transcript_json, transcript, summary, shares, engines, notes),
        Format.MD: partial(md, stem, mark_doubtful(readable), summary, names, facts),
    }
    texts = {FileKind(it): writers[it]() for it in dict.fromkeys(formats) if it in writers}
    if summary is not None:
        texts[FileKind.SUMMARY] = summary_md(stem, summary, facts)
    written = [_write(stem, formats, kind, text, folder) for kind, text in texts.items()]
    subject = Subject(stem, summary, names, recorded, recording)
    words = (transcript, summary, shares, engines, notes)
    documents = _documents(formats, subject, words, folder, report)
    written += documents.files
    if source is None or Format.VIDEO not in formats:
        return MadeFiles(tuple(written), notes=documents.notes)
    film = Film(source, readable, names, captions, stem, folder, burn_seconds, threads)
    video = film.write(report, burned=burned)
    if not isinstance(video, SubtitledVideo):
        return MadeFiles(tuple(written), notes=(*documents.notes, *video))
    every = (*documents.notes, *video.notes)
    return MadeFiles((*written, _video_file(video, transcript)), video.left_out, every)


def _documents(
    formats: Sequence[Format], subject: Subject, words: Words, folder: Path, report: Report
) -> MadeFiles:
    """Write docx, pdf and html, each in a child process."""
    made: list[MadeFile] = []
    notes: list[Note] = []
    wanted = [it for it in dict.fromkeys(formats) if it in FORMATS]
    if not wanted:
        return MadeFiles(())
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        path = write_words(*words, Path(scratch)).path
        for each in wanted:
            kind = FileKind(each)
            output = folder / f"{subject.title}.{kind}"
            document = make_document(each, subject, path, output, report)
            notes += document.notes
            if document.is_made:
                made.append(MadeFile(kind, output, output.name, _MIMES[kind]))
    return MadeFiles(tuple(made), notes=tuple(notes))


def write_words(
    transcript: Transcript, summary: Summary | None, shares: Sequence[SpeakerShare],
    engines: Mapping[str, str], notes: Sequence[Note], folder: Path,
) -> MadeFile:  # fmt: skip
    """Write the transcript with its words into `folder`, for the page of the result."""
    path = folder / f"{FileKind.WORDS}.json"
    text = transcript_json(transcript, summary, shares, engines, notes)
    path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    return MadeFile(FileKind.WORDS, path, path.name, _MIMES[FileKind.JSON])


def _video_file(video: SubtitledVideo, transcript: Transcript) -> MadeFile:
    path, mime = video.path, _VIDEO_MIMES[video.path.suffix]
    return MadeFile(FileKind.VIDEO, path, path.name, mime, transcript.seconds)


def _timed_writers(
    stem: str, transcript: Transcript, names: Mapping[str, str], captions: Captions
) -> dict[Format, Callable[[], str]]:
    """Return the writers of formats that would be empty without speech; then there are none."""
    if not transcript.segments:
        return {}
    return {
        Format.SRT: lambda: srt(transcript, names, captions),
        Format.SRT_BOM: lambda: _BYTE_ORDER_MARK + srt(transcript, names, captions),
        Format.VTT: lambda: vtt(transcript, names, captions),
        Format.ASS: lambda: ass(stem, transcript, names, captions),
        Format.LRC: lambda: lrc(stem, transcript, names),
        Format.LABELS: lambda: labels(transcript, names),
        Format.TEXTGRID: lambda: textgrid(transcript, names),
    }


def _ending(kind: FileKind, formats: Sequence[Format]) -> str:
    if kind is FileKind.SRT_BOM and Format.SRT in formats:
        return _BOTH_SRT
    return _ENDINGS.get(kind, kind.value)


def _write(
    stem: str, formats: Sequence[Format], kind: FileKind, text: str, folder: Path
) -> MadeFile:
    name = f"{stem}.{_ending(kind, formats)}"
    path = folder / name
    # A model's answer may contain half a surrogate pair, which UTF-8 does not have.
    path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    return MadeFile(kind, path, name, _MIMES[kind])
