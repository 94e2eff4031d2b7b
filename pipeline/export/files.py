"""Writes the files of a result."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.engines.protocols import Report
from pipeline.export.documents import md, summary_md, txt
from pipeline.export.file_names import safe_stem
from pipeline.export.subtitles import srt, vtt
from pipeline.export.transcript_json import transcript_json
from pipeline.export.video import subtitled_video
from storage import logs
from storage.errors import BadMedia
from storage.models import Captions, FileKind, Format, Note, SpeakerShare, Summary, Transcript

log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file on disk, to become an Artifact. `seconds` is the length of sound and video. `left_out`
    is the number of tracks that a video lacks."""

    kind: FileKind
    path: Path
    name: str
    mime: str
    seconds: float | None = None
    left_out: int = 0


def ignore(fraction: float, newest: str = "") -> None:
    """Ignore a report."""


_MIMES = {
    FileKind.TXT: "text/plain",
    FileKind.SRT: "application/x-subrip",
    FileKind.VTT: "text/vtt",
    FileKind.JSON: "application/json",
    FileKind.MD: "text/markdown",
    FileKind.SUMMARY: "text/markdown",
}
_VIDEO_MIMES = {".mp4": "video/mp4", ".mov": "video/quicktime", ".mkv": "video/x-matroska"}


def write_files(
    stem: str,
    transcript: Transcript,
    summary: Summary | None,
    shares: Sequence[SpeakerShare],
    engines: Mapping[str, str],
    notes: Sequence[Note],
    formats: Sequence[Format],
    folder: Path,
    source: Path | None,
    report: Report = ignore,
    captions: Captions = Captions.NORMAL,
) -> list[MadeFile]:
    """Write the requested formats, and the summary if there is one, as `<stem>.…` into `folder`.

    `stem` may be a hostile file name. `source` is the media if it has video, otherwise None, and
    then no video is written. A recording of one speaker has no names. If a requested video is not
    among the files, it could not be made.
    """
    stem = safe_stem(stem)
    names = {share.id: share.name for share in shares} if len(shares) > 1 else {}
    writers: dict[Format, Callable[[], str]] = {  # only text formats: the video is the last
        Format.TXT: lambda: txt(transcript, names, summary),
        Format.SRT: lambda: srt(transcript, names, captions),
        Format.VTT: lambda: vtt(transcript, names, captions),
        Format.JSON: lambda: transcript_json(transcript, summary, shares, engines, notes),
        Format.MD: lambda: md(stem, transcript, summary, names),
    }
    requested = [it for it in dict.fromkeys(formats) if it in writers]
    texts = {FileKind(it): writers[it]() for it in requested}
    if summary is not None:
        texts[FileKind.SUMMARY] = summary_md(stem, summary)
    written = [_write(stem, kind, text, folder) for kind, text in texts.items()]
    if source is not None and Format.VIDEO in formats:
        written += _video(source, transcript, names, captions, stem, folder, report)
    return written


def _video(
    source: Path,
    transcript: Transcript,
    names: Mapping[str, str],
    captions: Captions,
    stem: str,
    folder: Path,
    report: Report,
) -> list[MadeFile]:
    """Write the video with its subtitles. Return nothing if its streams can't be copied.

    The other files are kept in that case.
    """
    try:
        film = subtitled_video(source, transcript, names, stem, folder, report, captions)
    except BadMedia as error:
        log.warning("video not written, the other files are kept", error=str(error))
        return []
    path, mime = film.path, _VIDEO_MIMES[film.path.suffix]
    return [MadeFile(FileKind.VIDEO, path, path.name, mime, transcript.seconds, film.left_out)]


def _write(stem: str, kind: FileKind, text: str, folder: Path) -> MadeFile:
    ending = "summary.md" if kind is FileKind.SUMMARY else kind.value
    name = f"{stem}.{ending}"
    path = folder / name
    # A model's answer may contain half a surrogate pair, which UTF-8 does not have.
    path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    return MadeFile(kind, path, name, _MIMES[kind])
