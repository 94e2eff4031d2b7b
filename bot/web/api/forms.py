"""Forms with a file (`multipart/form-data`), written to a folder while they come: a recording is
larger than the memory of the process, and no folder for temporary files may be."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from python_multipart.exceptions import FormParserError, MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect, Request

from bot.web.api.problems import Problem, tongue_of_request
from storage.errors import TooLarge
from storage.models import MEGABYTE
from storage.quota_window import round_up

FIELD_BYTES = 64 * 1024
"""Of all that is no file, with the lines between."""
_MOST_PARTS = 40
_NAME = 255


@dataclass(slots=True)
class Form:
    """Values of a form, and the name and bytes of its file; no path without one."""

    values: dict[str, list[str]] = field(default_factory=dict)
    file_name: str = ""
    path: Path | None = None
    size: int = 0
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)

    @property
    def sha256(self) -> str:
        """Return the digest of the file's bytes."""
        return self.digest.hexdigest()

    def value(self, name: str, default: str = "") -> str:
        """Return the last value of a field."""
        return self.values.get(name, [default])[-1]


def too_large(size: float, most: float) -> TooLarge:
    """Return the refusal of a file with so many bytes, or more."""
    return TooLarge(megabytes=round_up(size / MEGABYTE), limit=f"{most / MEGABYTE:g}")


class _TooMuch(Exception):
    """More bytes or parts than a form may have."""


class _Writer:
    """Takes the parts of a form apart. `most` bytes may be in its file."""

    def __init__(self, path: Path, most: float) -> None:
        self.form, self.is_complete = Form(), False
        self._path, self._most = path, most
        self._out: BinaryIO | None = None
        self._header, self._value = b"", b""
        self._disposition = b""
        self._text: bytearray | None = None
        self._name, self._parts, self._other = "", 0, 0

    def callbacks(self) -> dict[str, Callable[..., None]]:
        """Return what python-multipart calls."""
        return {
            "on_part_begin": self._begin,
            "on_header_field": self._on_field,
            "on_header_value": self._on_value,
            "on_header_end": self._on_header,
            "on_headers_finished": self._on_headers,
            "on_part_data": self._on_data,
            "on_part_end": self.close,
            "on_end": self._on_end,
        }

    def _begin(self) -> None:
        self._parts += 1
        if self._parts > _MOST_PARTS:
            raise _TooMuch
        self._disposition, self._header, self._value = b"", b"", b""

    def _on_field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]
        self._count(end - start)

    def _on_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]
        self._count(end - start)

    def _on_header(self) -> None:
        if self._header.lower() == b"content-disposition":
            self._disposition = self._value
        self._header, self._value = b"", b""

    def _on_headers(self) -> None:
        kind, options = parse_options_header(self._disposition)
        if kind != b"form-data" or b"name" not in options:
            raise MultipartParseError("a part without a name")
        self._name = options[b"name"].decode("utf-8", "replace")
        if b"filename" not in options:
            self._text = bytearray()
            return
        if self.form.path is not None:
            raise MultipartParseError("more than one file")
        self.form.file_name = options[b"filename"].decode("utf-8", "replace")[:_NAME]
        self.form.path = self._path
        self._out = self._path.open("wb")

    def _on_data(self, data: bytes, start: int, end: int) -> None:
        if self._out is not None:
            self.form.size += end - start
            if self.form.size > self._most:
                raise too_large(self.form.size, self._most)
            piece = memoryview(data)[start:end]
            self.form.digest.update(piece)
            self._out.write(piece)
        elif self._text is not None:
            self._count(end - start)
            self._text += data[start:end]

    def _on_end(self) -> None:
        self.is_complete = True

    def close(self) -> None:
        """End the part."""
        if self._out is not None:
            self._out.close()
            self._out = None
        elif self._text is not None:
            text = self._text.decode("utf-8", "replace").replace("\0", "")
            self.form.values.setdefault(self._name, []).append(text)
            self._text = None

    def _count(self, count: int) -> None:
        self._other += count
        if self._other > FIELD_BYTES:
            raise _TooMuch


@contextmanager
def _explained(request: Request) -> Iterator[None]:
    t = tongue_of_request(request).t
    try:
        yield
    except _TooMuch as error:
        detail = t("api-large", limit=FIELD_BYTES)
        raise Problem(413, "content_too_large", detail) from error
    except (FormParserError, ClientDisconnect) as error:
        detail = t("api-invalid", problem=str(error) or "the body ends too early")
        raise Problem(422, "invalid_request", detail) from error


async def read_form(request: Request, path: Path, most: float) -> Form:
    """Return a form whose file is written to `path`. `most` are the bytes that the file may have.
    Raises Problem, TooLarge, OSError."""
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    writer = _Writer(path, most)
    with _explained(request):
        if kind != b"multipart/form-data" or not options.get(b"boundary"):
            raise MultipartParseError("multipart/form-data is expected")
        parser = MultipartParser(options[b"boundary"], writer.callbacks())  # type: ignore[arg-type]
        try:
            async for piece in request.stream():
                await asyncio.to_thread(parser.write, piece)
            if not writer.is_complete:
                raise MultipartParseError("the body ends too early")
        finally:
            writer.close()
    return writer.form
