"""Headers of the tus protocol, version 1.0.0, and its refusals.

Core, creation, creation with upload, expiration, checksum and termination.
https://tus.io/protocols/resumable-upload
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import format_datetime

from starlette.responses import PlainTextResponse, Response

from storage.models import IncomingFile

VERSION = "1.0.0"
EXTENSIONS = "creation,creation-with-upload,expiration,checksum,termination"
ALGORITHMS = ("sha1", "sha256")
"""Of checksums; the protocol asks for SHA-1, which finds accidents, not attackers."""
CONTENT_TYPE = "application/offset+octet-stream"
_LONGEST_METADATA = 4000
_NUMBER = re.compile(r"[0-9]{1,15}", re.ASCII)


class TusError(Exception):
    """A request that the protocol refuses, with its status and a sentence for developers."""

    def __init__(self, status: int, says: str, **headers: str) -> None:
        super().__init__(says)
        self.status, self.says = status, says
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


@dataclass(frozen=True, slots=True)
class Checksum:
    """Digest that the bytes of one request must have."""

    algorithm: str
    digest: bytes

    def fits(self, hasher: hashlib._Hash) -> bool:
        """Return whether the bytes have it."""
        return hmac.compare_digest(hasher.digest(), self.digest)


@dataclass(frozen=True, slots=True)
class Described:
    """Description of a file by its client: its name, options as in a caption, the chat for the
    answer (`bot/web/answer_places.py`), and the header."""

    name: str = ""
    options: str = ""
    chat: str = ""
    header: str = field(default="", repr=False)


def check_version(headers: Mapping[str, str]) -> None:
    """Check the version of a client. Raises TusError."""
    if headers.get("tus-resumable") != VERSION:
        raise TusError(412, f"Tus-Resumable must be {VERSION}", Tus_Version=VERSION)


def whole_number(headers: Mapping[str, str], name: str) -> int:
    """Return the number of a header. Raises TusError."""
    text = headers.get(name, "")
    if not _NUMBER.fullmatch(text):
        raise TusError(400, f"{name} must be a number of bytes")
    return int(text)


def described(headers: Mapping[str, str]) -> Described:
    """Return the metadata of a new upload. Raises TusError."""
    header = headers.get("upload-metadata", "")
    if len(header) > _LONGEST_METADATA:
        raise TusError(400, "Upload-Metadata is too long")
    values: dict[str, str] = {}
    try:
        for pair in filter(None, map(str.strip, header.split(","))):
            key, _, value = pair.partition(" ")
            values[key] = base64.b64decode(value, validate=True).decode(errors="replace")
    except (binascii.Error, ValueError):
        raise TusError(400, "Upload-Metadata must have values in Base64") from None
    name = values.get("filename") or values.get("name", "")
    return Described(name, values.get("options", ""), values.get("chat", ""), header)


def checksum(headers: Mapping[str, str]) -> Checksum | None:
    """Return the checksum of a request, if it has one. Raises TusError."""
    header = headers.get("upload-checksum")
    if header is None:
        return None
    algorithm, _, value = header.partition(" ")
    if algorithm not in ALGORITHMS:
        raise TusError(400, f"Upload-Checksum must be of {', '.join(ALGORITHMS)}")
    try:
        return Checksum(algorithm, base64.b64decode(value, validate=True))
    except (binascii.Error, ValueError):
        raise TusError(400, "Upload-Checksum must be in Base64") from None


def answer(status: int, file: IncomingFile | None = None, **headers: str) -> Response:
    """Return the answer about an upload."""
    known = {name.replace("_", "-"): value for name, value in headers.items()}
    response = Response(None, status, {"Tus-Resumable": VERSION, **known})
    if file is not None:
        response.headers["Upload-Offset"] = str(file.received)
        response.headers["Upload-Expires"] = format_datetime(file.expires, usegmt=True)
        if file.job:
            response.headers["Upload-Job"] = file.job
    return response


def refusal(status: int, says: str, **headers: str) -> Response:
    """Return a refusal with a sentence."""
    known = {name.replace("_", "-"): value for name, value in headers.items()}
    return PlainTextResponse(f"{says}\n", status, {"Tus-Resumable": VERSION, **known})
