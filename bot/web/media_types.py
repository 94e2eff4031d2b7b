"""Types of files for browsers: from a list, never from a name or a sender."""

from __future__ import annotations

from urllib.parse import quote

from storage.models import FileKind

UNKNOWN = "application/octet-stream"
_TEXT = "text/plain; charset=utf-8"
_KINDS = {
    FileKind.JSON: "application/json",
    FileKind.VOICE: "audio/ogg",
    FileKind.AUDIO: "audio/mpeg",
    FileKind.VTT: "text/vtt; charset=utf-8",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.PDF: "application/pdf",
}
_TEXTS = (
    *(FileKind.TXT, FileKind.SRT, FileKind.MD, FileKind.ASS, FileKind.LRC, FileKind.TSV),
    *(FileKind.LABELS, FileKind.TEXTGRID, FileKind.SRT_BOM, FileKind.SUMMARY),
)


def download_type(kind: FileKind) -> str:
    """Return the type of a file to be saved."""
    return _TEXT if kind in _TEXTS else _KINDS.get(kind, UNKNOWN)


def attachment(name: str) -> str:
    """Return a Content-Disposition that saves a file under its name, whatever that is: RFC 6266,
    with the name for old clients in plain letters."""
    plain = "".join(it if it.isascii() and (it.isalnum() or it in " .-_") else "_" for it in name)
    exact = quote(name.encode("utf-8", "replace"), safe="")
    return f"attachment; filename=\"{plain[:200]}\"; filename*=UTF-8''{exact}"
